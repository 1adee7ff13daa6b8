import type { CouncilView } from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { councils } from '../gallery/fixtures/council.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf, turnTo } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

beforeEach(() => {
  server = playServer()
})
afterEach(() => page?.context().close())

async function council(
  state: keyof typeof councils,
  more: Record<string, string> = {},
  width = 375,
): Promise<void> {
  page = await open({ el: 'council', state, more, width, signedIn: true }, server.stub)
  await page.locator('.sheet').waitFor()
}

const acts = () => server.calls.filter(({ name }) => name.startsWith('act.'))
const motion = '#motion-mo-1'

describe('the tools of who leads a session', () => {
  it('say that they did not come, and come when asked again', async () => {
    await council('voting')
    await page.route('**/assets/leading-*.js', (route) => route.abort())
    await turnTo(page, councils['by-hands'])
    await page.getByText('读不到最新内容').waitFor()
    await page.unroute('**/assets/leading-*.js')
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('button', { name: '记录表决结果' }).waitFor()
  })
})

describe('a meeting whose hands are counted', () => {
  it('sends no count with a number missing, and says which', async () => {
    await council('by-hands')
    await page.getByLabel('不同意').fill('3')
    await page.getByRole('button', { name: '记录表决结果' }).click()
    await page.getByText('请填人数').first().waitFor()
    await expect.poll(() => focusOf(page)).toBe('for-mo-1')
    expect(acts()).toEqual([])
  })

  it('sends the count after a second look, and keeps it when it is refused', async () => {
    await council('by-hands')
    server.reply('act.countHands', no('more-votes-than-present'))
    await page.getByLabel('同意', { exact: true }).fill('25')
    await page.getByLabel('不同意').fill('3')
    await page.getByLabel('弃权').fill('1')
    await page.getByRole('button', { name: '记录表决结果' }).click()
    await page.getByText('同意25人，不同意3人，弃权1人').waitFor()
    expect(acts()).toEqual([])
    await page.getByRole('group').getByRole('button', { name: '记录表决结果' }).click()
    await page.locator(`${motion} .refusal`).getByText('请重新清点').waitFor()
    expect(acts()[0]!.input).toMatchObject({ motion: 'mo-1', for: 25, against: 3, abstain: 1 })
    await expect.poll(() => page.getByLabel('不同意').inputValue()).toBe('3')
  })

  it('lets members in whom the clerk finds by name or building, one or all that are shown', async () => {
    await council('by-hands')
    server.reply('act.recordAttendance', yes({ present: 23 }))
    await page.getByText('登记到会').click()
    await page.getByLabel('查找成员').fill('6号楼')
    await page.getByText('共6人').waitFor()
    await page.getByRole('button', { name: '居民36（6号楼）到会' }).click()
    await page.getByRole('button', { name: '这3人都到会' }).click()
    await expect.poll(() => acts().length).toBe(2)
    expect(acts().map(({ input }) => input)).toEqual([
      expect.objectContaining({ arrived: ['r-e35'], left: [] }),
      expect.objectContaining({ arrived: ['r-e23', 'r-e29', 'r-e35'] }),
    ])
  })

  it('is called with a roll of its own kind', async () => {
    await council('meeting-to-call')
    server.reply('act.callMeeting', yes({ session: 's-9', number: 9, motion: 'mo-9', members: 742 }))
    await page.getByRole('button', { name: '召集会议' }).click()
    await page.getByLabel('日期').fill('2026-04-20')
    await page.getByLabel('时间').fill('09:00')
    await page.getByLabel('地点').fill('社区广场')
    await page.getByLabel('请会议表决什么').fill('通过修订后的居民公约。')
    await page.getByRole('button', { name: '发出会议通知' }).click()
    await page.getByRole('alert').getByText('请先选一份名册').waitFor()
    await expect.poll(() => page.getByRole('radio').count()).toBe(1)
    await page.getByRole('radio').check()
    await page.getByRole('button', { name: '发出会议通知' }).click()
    await expect.poll(() => acts().length).toBe(1)
    expect(acts()[0]!.input).toEqual({
      zone: 'yiguang.huayuan',
      proposal: 'm-pact',
      startsAt: '2026-04-20T09:00:00+08:00',
      place: '社区广场',
      text: '通过修订后的居民公约。',
      roll: 'r-1',
    })
  })
})

describe('the list of speakers', () => {
  const speakers = '#motion-mo-2 .speakers'
  const lines = () => page.locator(`${speakers} .line > span:first-child`).allTextContents()

  it('takes a wish to speak with one press, and keeps it out when it is refused', async () => {
    await council('to-speak')
    server.reply('act.askToSpeak', no('not-present'))
    await page.getByRole('button', { name: '我要发言' }).click()
    await page.locator(`${speakers} .refusal`).waitFor()
    server.reply('act.askToSpeak', yes({ speech: 'sp-7' }))
    await page.getByRole('button', { name: '我要发言' }).click()
    await expect.poll(() => acts().length).toBe(2)
    expect(acts()[1]!.input).toEqual({
      zone: 'yiguang.huayuan',
      session: 's-6',
      motion: 'mo-2',
      speaker: { person: 'c-7' },
    })
    await expect.poll(() => focusOf(page)).toBe('speakers-mo-2')
  })

  it('says who spoke, who has the floor, and which place one has oneself', async () => {
    await council('speaking')
    await page.getByText('您排在第2位').waitFor()
    await expect
      .poll(() => page.locator(`${speakers} .small`).first().textContent())
      .toMatch(/^已发言：议事员乙 \d\d:\d\d/)
    await expect
      .poll(async () => (await lines()).map((one) => one.replace(/\s+/g, ' ').trim()))
      .toEqual([expect.stringMatching(/^议事员丙 正在发言/), '物业代表', '议事员丁'])
    server.reply('act.withdrawSpeech', yes({ speech: 'sp-4' }))
    await page.getByRole('button', { name: '不发言了' }).click()
    await expect.poll(() => acts()[0]?.input).toMatchObject({ speech: 'sp-4' })
  })

  it('is called up by the clerk, who writes down somebody that is no councillor', async () => {
    await council('clerk-speakers')
    server.reply('act.giveFloor', yes({ speech: 'sp-6' }))
    await page.getByRole('button', { name: '请物业代表发言' }).click()
    await expect.poll(() => acts()[0]).toMatchObject({ name: 'act.giveFloor', input: { speech: 'sp-6' } })
    server.reply('act.askToSpeak', yes({ speech: 'sp-8' }))
    await page.getByRole('button', { name: '登记发言' }).click()
    await page.getByRole('button', { name: '列入名单' }).click()
    await page.getByRole('alert').getByText('请填写这一项').waitFor()
    // Who waits already, is recused or is not here is not in the choice.
    await expect
      .poll(() => page.getByLabel('谁要发言').locator('option').allTextContents())
      .toEqual([
        '',
        ...['甲', '乙', '丙', '戊', '己', '庚', '辛'].map((one) => `议事员${one}`),
        '其他人（不是议事员）',
      ])
    await page.getByLabel('谁要发言').selectOption('guest')
    await page.getByRole('button', { name: '列入名单' }).click()
    await page.getByRole('alert').getByText('请填写这一项').waitFor()
    await page.getByLabel('怎样称呼').fill('异议人1')
    await page.getByRole('button', { name: '列入名单' }).click()
    await expect.poll(() => acts()[1]?.input).toMatchObject({ speaker: { guest: '异议人1' } })
    await expect.poll(() => page.getByLabel('怎样称呼').count()).toBe(0)
  })
})

describe('a councillor', () => {
  it('finds nothing preselected, and votes nothing without a mark', async () => {
    await council('voting')
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    await page.getByRole('button', { name: '确认表决' }).click()
    await page.getByRole('alert').getByText('请先选择').waitFor()
    expect(acts()).toEqual([])
  })

  it('votes by the keyboard alone, after a second look', async () => {
    await council('voting')
    server.reply('act.voteMotion', yes({ choice: 'against' }))
    await page.locator(`${motion} input[value=for]`).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('议事员丁，您对这个议题表决：不同意').waitFor()
    expect(acts()).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('您已表决：不同意。').waitFor()
    expect(acts()[0]).toMatchObject({
      name: 'act.voteMotion',
      input: { zone: 'yiguang.huayuan', proposal: 'm-5n', motion: 'mo-1', choice: 'against' },
    })
  })

  it('keeps the mark when the vote is refused', async () => {
    await council('voting')
    server.reply('act.voteMotion', no('motion-closed'))
    await page.locator(`${motion} input[value=abstain]`).check()
    await page.getByRole('button', { name: '确认表决' }).click()
    await page.getByRole('group').getByRole('button', { name: '确认表决' }).click()
    await page.locator(`${motion} .refusal`).waitFor()
    await expect.poll(() => page.locator(`${motion} input[value=abstain]`).isChecked()).toBe(true)
  })

  it('who is recused is struck through, out of the base, and has no ballot', async () => {
    await council('voting')
    const recused = structuredClone(councils.voting) as CouncilView
    recused.current!.mine = { may: ['voteMotion'], person: 'c-9' }
    recused.current!.members[8]!.present = true
    await turnTo(page, recused)
    await expect.poll(() => page.locator('.who s').textContent()).toBe('议事员壬')
    await expect
      .poll(() => page.locator(`${motion} .cond b`).first().textContent())
      .toBe('8 / 8 人（回避1人）')
    await expect.poll(() => page.getByRole('radio').count()).toBe(0)
  })

  it('gives a reason to be recused, which a refusal does not lose', async () => {
    await council('voting')
    server.reply('act.recuse', no('already-done'))
    await page.locator(motion).getByRole('button', { name: '我要回避' }).click()
    await expect.poll(() => focusOf(page)).toBe('reason')
    await page.getByRole('button', { name: '确认回避' }).click()
    await page.getByText('请填写这一项').waitFor()
    await page.getByLabel('回避的原因').fill('本人家庭在该处种菜')
    await page.getByRole('button', { name: '确认回避' }).click()
    await page.locator(`${motion} .refusal`).waitFor()
    await expect.poll(() => page.getByLabel('回避的原因').inputValue()).toBe('本人家庭在该处种菜')
    expect(acts()[0]!.input).toMatchObject({ person: 'c-4', reason: '本人家庭在该处种菜' })
  })

  it('says to be here where too few are, and sees that nothing can be voted on', async () => {
    await council('inquorate')
    server.reply('act.arrive', yes({ present: 6 }))
    await page.getByText('到会人数不够，还不能表决').waitFor()
    await page.getByRole('button', { name: '我到了' }).click()
    await expect.poll(() => acts()[0]?.input).toMatchObject({ session: 's-6', person: 'c-8' })
  })
})

describe('a clerk', () => {
  it('is asked again before a vote is closed, and told how many have voted', async () => {
    await council('clerk-open')
    server.reply('act.closeMotion', yes({}))
    await page.getByRole('button', { name: '结束表决' }).click()
    await page.getByText('参加表决的8人中，8人已表决').waitFor()
    expect(acts()).toEqual([])
    await page.getByRole('button', { name: '先不' }).click()
    await page.getByRole('button', { name: '结束表决' }).click()
    await page.getByRole('group').getByRole('button', { name: '结束表决' }).click()
    await expect.poll(() => acts().map(({ name }) => name)).toEqual(['act.closeMotion'])
  })

  it('puts no motion to the vote while another is open, nor without a quorum', async () => {
    await council('clerk-open')
    await expect.poll(() => page.getByRole('button', { name: '提请表决' }).count()).toBe(0)
    const few = structuredClone(councils.inquorate) as CouncilView
    few.current!.mine = { may: ['putMotion'], person: 'k-1' }
    await turnTo(page, few)
    await expect.poll(() => page.getByRole('button', { name: '提请表决' }).isDisabled()).toBe(true)
  })

  it('takes attendance for everybody', async () => {
    await council('clerk-open')
    server.reply('act.leave', yes({}))
    await page.getByText('登记到会').click()
    await page.getByRole('button', { name: '议事员丙离会' }).click()
    await expect.poll(() => acts()[0]).toMatchObject({ name: 'act.leave', input: { person: 'c-3' } })
  })

  it('writes down who is recused and why, and nobody is chosen for them', async () => {
    await council('clerk-open')
    server.reply('act.recuse', yes({ person: 'c-2' }))
    await page.getByRole('button', { name: '登记回避' }).last().click()
    await expect.poll(() => page.getByLabel('谁回避').inputValue()).toBe('')
    await page.getByLabel('回避的原因').fill('亲属住在3号楼')
    await page.getByRole('button', { name: '确认回避' }).click()
    await expect.poll(() => focusOf(page)).toBe('who')
    await page.getByLabel('谁回避').selectOption('议事员乙')
    await page.getByRole('button', { name: '确认回避' }).click()
    await expect
      .poll(() => acts()[0]?.input)
      .toMatchObject({ proposal: 'm-light', person: 'c-2', reason: '亲属住在3号楼' })
  })

  it('calls a session; what is missing is said, and a refusal loses nothing', async () => {
    await council('to-call')
    server.reply('act.callSession', no('wrong-stage'))
    await page.getByRole('button', { name: '召集会议' }).click()
    await page.getByRole('button', { name: '发出会议通知' }).click()
    await page.getByText('请至少选一个议题').waitFor()
    await expect.poll(() => focusOf(page)).toBe('day')
    await page.getByLabel('日期').fill('2026-04-03')
    await page.getByLabel('时间').fill('19:00')
    await page.getByLabel('地点').fill('华园议事服务站')
    await page.getByRole('checkbox', { name: '5号楼北侧空地整治及增设车位' }).check()
    await page.getByRole('button', { name: '发出会议通知' }).click()
    await page.locator('form .refusal').waitFor()
    await expect.poll(() => page.getByLabel('地点').inputValue()).toBe('华园议事服务站')
    expect(acts()[0]!.input).toEqual({
      zone: 'yiguang.huayuan',
      startsAt: '2026-04-03T19:00:00+08:00',
      place: '华园议事服务站',
      agenda: [{ proposal: 'm-5n', planVersion: 3, text: '按方案第3版实施“5号楼北侧空地整治及增设车位”。' }],
    })
  })

  it('publishes minutes after a second look', async () => {
    await council('clerk-minutes')
    server.reply('act.publishMinutes', yes({ session: 's-6' }))
    await page.getByRole('button', { name: '写会议纪要' }).click()
    await page.getByLabel('写会议纪要').fill('逐条讨论了方案。')
    await page.getByRole('button', { name: '发布纪要' }).click()
    expect(acts()).toEqual([])
    await page.getByRole('button', { name: '确定' }).click()
    await expect.poll(() => acts()[0]?.input).toMatchObject({ session: 's-6', text: '逐条讨论了方案。' })
  })
})

describe('the parties', () => {
  it('say for whom they sign before they do', async () => {
    await council('sign-off')
    server.reply('act.signOff', yes({ party: 'property', stance: 'signed' }))
    await page.getByRole('button', { name: '会签', exact: true }).click()
    await page.getByText('请先选择代表哪一方').waitFor()
    expect(acts()).toEqual([])
    await page.getByRole('radio', { name: '物业' }).check()
    await page.getByRole('button', { name: '会签', exact: true }).click()
    await expect.poll(() => acts()[0]?.input).toMatchObject({ party: 'property', stance: 'signed' })
  })
})

describe('everybody', () => {
  it('reads the result with every number, the votes by name, and the minutes', async () => {
    await council('closed')
    await page.getByText('应到9人，回避1人，参加表决8人，同意7人，不同意1人，弃权0人。').waitFor()
    await expect.poll(() => page.locator('.votes dd').nth(1).textContent()).toBe('议事员丙')
    await page.getByText('车位不足时应优先保障老人接送').waitFor()
    await page.getByText('公开存证检查点').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /会签|表决|回避/ }).count()).toBe(0)
  })
})

describe('every form', () => {
  it.each([
    ['to-call', '召集会议', 'form'],
    ['voting', '我要回避', '#reason'],
    ['clerk-minutes', '写会议纪要', '#minutes'],
    ['clerk-open', '结束表决', '.confirm'],
  ] as const)('has no fault that axe finds with its form open: %s', async (state, button, form) => {
    await council(state)
    await page.getByRole('button', { name: button }).first().click()
    await page.locator(form).waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})
