import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { polls } from '../gallery/fixtures/poll.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf, turnTo } from './states.ts'

const { open } = useBrowser()
const taken = yes({ ballot: 'b-9', receipt: 'M3XW-7QKD-9T', castAt: '2026-04-23T02:31:00.000Z' })
let server: Played
let page: Page

beforeEach(() => {
  server = playServer()
})
afterEach(() => page?.context().close())

async function poll(
  state: keyof typeof polls,
  more: Record<string, string> = {},
  width = 375,
): Promise<void> {
  page = await open({ el: 'poll', state, more, width, signedIn: true }, server.stub)
  await page.locator('.sheet').waitFor()
}

const casts = () => server.calls.filter(({ name }) => name === 'act.cast')

/** Which choice has the focus: its place among the three. */
async function focusedRadio(): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.querySelector('main > *')?.shadowRoot?.activeElement
    return active?.getAttribute('type') === 'radio' ? (active as HTMLInputElement).value : undefined
  })
}

async function voteFor(choice: string): Promise<void> {
  await page.getByRole('radio', { name: choice, exact: true }).check()
  await page.getByRole('button', { name: '确认提交' }).click()
  await page.getByRole('button', { name: '确认投票' }).click()
}

describe('a ballot', () => {
  it('has nothing preselected, and goes nowhere without a mark', async () => {
    await poll('open')
    await expect.poll(() => page.locator('input[type=radio]:checked').count()).toBe(0)
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('alert').getByText('请先选择').waitFor()
    await expect.poll(() => focusedRadio()).toBe('for')
    expect(casts()).toEqual([])
  })

  it('is not cast before it was looked at a second time', async () => {
    await poll('open')
    await page.getByRole('radio', { name: '不同意' }).check()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    await expect.poll(() => page.locator('dt').textContent()).toBe(polls.open.questions[0]!.text)
    await expect.poll(() => page.locator('dd b').textContent()).toBe('不同意')
    expect(casts()).toEqual([])
    await page.getByRole('button', { name: '返回修改' }).click()
    await expect.poll(() => page.getByRole('radio', { name: '不同意' }).isChecked()).toBe(true)
  })

  it('keeps the choice when the server says no, and says why', async () => {
    await poll('open')
    server.reply('act.cast', no('sign-in-too-old'))
    await page.evaluate(() => {
      addEventListener('yishi-sign-in-needed', () => document.body.setAttribute('data-asked', ''))
    })
    await voteFor('不同意')
    await page.getByRole('alert').getByText('没有提交').waitFor()
    await expect.poll(() => page.locator('dd b').textContent()).toBe('不同意')
    await expect.poll(() => page.locator('body[data-asked]').count()).toBe(1)
  })

  it('keeps the choice when the network is lost, and casts it once with the same key', async () => {
    await poll('open')
    server.reply('act.cast', 'lost')
    await voteFor('弃权')
    await page.getByRole('alert').waitFor({ timeout: 15_000 })
    await expect.poll(() => page.locator('dd b').textContent()).toBe('弃权')
    server.reply('act.cast', taken)
    await page.getByRole('button', { name: '确认投票' }).click()
    await page.getByText('M3XW-7QKD-9T').waitFor()
    expect(new Set(casts().map(({ key }) => key)).size).toBe(1)
  })

  it('is cast by the keyboard alone, from the first tab to the receipt', async () => {
    await poll('open')
    server.reply('act.cast', taken)
    for (let tab = 0; tab < 6 && !(await focusedRadio()); tab++) await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.getByRole('radio', { name: '不同意' }).isChecked()).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('M3XW-7QKD-9T').waitFor()
    await expect.poll(() => focusOf(page)).toBe('mine-title')
    expect(casts()[0]).toMatchObject({
      name: 'act.cast',
      input: { poll: 'p-278', elector: 'e-301', choices: { q1: 'against' } },
    })
  })

  it('asks every question and names the one that was passed over', async () => {
    await poll('two-questions')
    await page.locator('#question-q1 input').first().check()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.locator('#missing-q2').waitFor()
    await expect.poll(() => page.locator('#missing-q1').count()).toBe(0)
  })

  it.each<Record<string, string>>([{}, { elder: '1' }])(
    'is not offered on a foreign page where the vote binds: %o',
    async (how) => {
      await poll('binding', { server: 'https://yishi.example', ...how })
      await page.getByRole('link', { name: '去投票页面' }).waitFor()
      await expect.poll(() => page.getByRole('radio').count()).toBe(0)
      await expect.poll(() => page.getByRole('button', { name: '我同意' }).count()).toBe(0)
    },
  )
})

describe('who may vote', () => {
  it.each([
    ['signed-out', '登录后可以投票'],
    ['not-elector', '您不在这次表决的名册里'],
    ['announced', '表决还没有开始'],
    ['counting', '正在录入纸质票'],
  ] as const)('is told when %s', async (state, sentence) => {
    await poll(state)
    await page.getByText(sentence).waitFor()
    await expect.poll(() => page.getByRole('radio').count()).toBe(0)
  })

  it('votes for several electors one after another, each with an empty ballot', async () => {
    await poll('several')
    server.reply('act.cast', taken)
    await page.getByText('还有2处没有投').waitFor()
    await page.getByRole('button', { name: '3号楼1单元104' }).click()
    await voteFor('同意')
    await page.getByRole('button', { name: '接着为9号楼商铺2投票' }).click()
    await expect.poll(() => page.locator('input[type=radio]:checked').count()).toBe(0)
    await voteFor('弃权')
    await page.getByRole('button', { name: '换一处' }).click()
    await page.getByText('都已经投过').waitFor()
    expect(casts().map(({ input }) => input.elector)).toEqual(['e-114', 'e-9'])
  })

  it('learns that a paper ballot counts, and what a later one online would do', async () => {
    await poll('paper')
    await page.getByText('您的纸质票已于4月21日16:20交回并计入').waitFor()
    await page.getByText('将以线上这一次为准').waitFor()
  })

  it('can change the ballot until closing, and keep it as it is', async () => {
    await poll('voted')
    await page.getByRole('button', { name: '更改我的选择' }).click()
    await expect.poll(() => page.locator('input[type=radio]:checked').count()).toBe(0)
    await page.getByRole('button', { name: '不改了' }).click()
    await page.getByText('K7QM-4XWD-2P').waitFor()
  })
})

describe('a mandate', () => {
  const fill = async (door: Record<string, string>) => {
    for (const [name, value] of Object.entries(door)) await page.locator(`#${name}`).fill(value)
  }
  const item = (question: string, name: string) =>
    page.locator(`#item-${question}`).getByRole('radio', { name, exact: true }).check()
  const sent = (name: string) => server.calls.filter((call) => call.name === `act.${name}`)

  it('is not given before door and items are there, with nothing preselected', async () => {
    await poll('may-mandate')
    await page.getByRole('button', { name: '委托别人投票' }).click()
    await page.locator('#building').waitFor()
    await expect.poll(() => page.locator('yishi-poll-proxy input[type=radio]:checked').count()).toBe(0)
    await page.getByRole('button', { name: '核对委托' }).click()
    await page.locator('#building-error').waitFor()
    await fill({ building: '3号楼', room: '104' })
    await page.getByRole('button', { name: '核对委托' }).click()
    await page.locator('#missing-q1').waitFor()
    await item('q1', '这一题不委托')
    await item('q2', '这一题不委托')
    await page.getByRole('button', { name: '核对委托' }).click()
    await page.getByText('至少要委托一题').waitFor()
    expect(sent('grantProxy')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
  })

  it('is looked at once more, told item by item, and kept when it is refused', async () => {
    await poll('may-mandate')
    await page.getByRole('button', { name: '委托别人投票' }).click()
    await fill({ building: '3号楼', unit: '1单元', room: '104' })
    await item('q1', '不同意')
    await item('q2', '由受托人决定')
    await page.getByRole('button', { name: '核对委托' }).click()
    await page.getByText('5号楼2单元301委托3号楼1单元104的投票人').waitFor()
    await expect.poll(() => page.locator('dd b').allTextContents()).toEqual(['不同意', '由受托人决定'])
    await page.getByText('您自己投了票，委托就终止').waitFor()
    expect(await faultsOf(page)).toEqual([])
    server.reply('act.grantProxy', no('proxy-barred', 'holder'))
    await page.getByRole('button', { name: '确认委托' }).click()
    await page.getByRole('alert').getByText('物业服务企业的人员不能代业主投票').waitFor()
    await expect.poll(() => page.locator('#room').inputValue()).toBe('104')
    server.reply('act.grantProxy', yes({ proxy: 'x-9' }))
    await page.getByRole('button', { name: '核对委托' }).click()
    await page.getByRole('button', { name: '确认委托' }).click()
    await page.getByText('委托已经登记').waitFor()
    expect(sent('grantProxy').at(-1)?.input).toMatchObject({
      elector: 'e-301',
      holder: { building: '3号楼', unit: '1单元', room: '104' },
      items: { q1: 'against', q2: 'free' },
    })
  })

  it('is seen and taken back, with a second question', async () => {
    await poll('mandated')
    await page.getByText('您自己投票，委托就终止').waitFor()
    await page.getByRole('button', { name: '看委托或撤销' }).click()
    await page.getByRole('heading', { name: '受托人：王*' }).waitFor()
    server.reply('act.revokeProxy', yes({ proxy: 'x-1' }))
    await page.getByRole('button', { name: '撤销委托' }).click()
    expect(sent('revokeProxy')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
    await page.locator('.confirm').getByRole('button', { name: '撤销委托' }).click()
    await page.getByText('请记得自己投票').waitFor()
    expect(sent('revokeProxy')[0]?.input).toMatchObject({ poll: 'p-278', proxy: 'x-1' })
  })

  it('is said to end before its giver votes', async () => {
    await poll('mandated')
    for (const question of ['q1', 'q2']) await page.locator(`#question-${question} input`).first().check()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByText('您自己投了，委托就终止').waitFor()
  })

  it('that a proxy used is told to its giver', async () => {
    await poll('by-proxy')
    await page.getByText('您的受托人已于4月22日19:08代您投票').waitFor()
    await page.getByText('4月20日20:00的受托人代投的纸质票不再计入').waitFor()
  })

  it('fixes its items for the holder, and casts nothing that it leaves out', async () => {
    await poll('holder')
    server.reply('act.cast', taken)
    await page.getByRole('button', { name: '7号楼1单元202' }).click()
    await page.getByText('按委托书：不同意').waitFor()
    await expect.poll(() => page.getByRole('radio').count()).toBe(0)
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('button', { name: '确认投票' }).click()
    await page.getByText('您已于4月23日10:31受托代投').waitFor()
    await page.getByRole('button', { name: '接着为5号楼2单元301投票' }).waitFor()
    expect(casts()[0]?.input).toMatchObject({ elector: 'e-202', choices: { q1: 'for', q2: 'against' } })
  })

  it('shows elders what it fixes in place of a question', async () => {
    await poll('holder', { elder: '' })
    await page.getByRole('button', { name: '7号楼1单元202' }).click()
    await page.getByText('按委托书：同意').waitFor()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
  })
})

describe('several ballots at once', () => {
  async function together(): Promise<void> {
    await poll('holder')
    await page.getByRole('button', { name: '几户一起投' }).click()
    await page.getByRole('heading', { name: '几户一起投' }).waitFor()
  }
  const all = () => page.getByRole('button', { name: '确认提交' }).click()

  it('are ticked by the voter alone, and none is cast half marked', async () => {
    await together()
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    await all()
    await page.getByText('请先勾选要投的').waitFor()
    await page.locator('#pick-e-301').check()
    await page.locator('#mark-e-301-q1').getByRole('radio', { name: '同意', exact: true }).check()
    await all()
    await page.locator('#missing-e-301-q2').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(casts()).toEqual([])
  })

  it('stand on one page before they are cast, and a no to one of them leaves the others', async () => {
    await together()
    for (const elector of ['e-301', 'e-202', 'e-403']) await page.locator(`#pick-${elector}`).check()
    for (const place of ['e-301-q1', 'e-301-q2', 'e-403-q1'])
      await page.locator(`#mark-${place}`).getByRole('radio', { name: '弃权' }).check()
    await all()
    await page.getByRole('heading', { name: '请核对这3张票' }).waitFor()
    await expect.poll(() => page.locator('h4').allTextContents()).toHaveLength(3)
    const said = async () =>
      (await page.locator('yishi-poll-together dd').allTextContents()).map((it) => it.trim())
    await expect.poll(said).toEqual(['弃权', '弃权', '同意', '不同意', '弃权', '没有委托这一题，不投。'])
    expect(await faultsOf(page)).toEqual([])
    server.reply('act.cast', (input: { elector: string }) =>
      input.elector === 'e-202' ? no('proxy-ended', 'elector') : taken,
    )
    await page.getByRole('button', { name: '确认投这3张票' }).click()
    await page.getByText('记下2张，1张没有记下').waitFor()
    const left = polls.holder.mine.electors.filter(({ elector }) => elector !== 'e-202')
    await turnTo(page, { ...polls.holder, mine: { ...polls.holder.mine, electors: left } })
    await page.getByText('这份委托已经终止').waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'M3XW-7QKD-9T' }).count()).toBe(2)
    expect(casts().map(({ input }) => input.choices)).toEqual([
      { q1: 'abstain', q2: 'abstain' },
      { q1: 'for', q2: 'against' },
      { q1: 'abstain' },
    ])
    expect(await faultsOf(page)).toEqual([])
  })

  it('are cast by the keyboard alone', async () => {
    await together()
    server.reply('act.cast', taken)
    await page.locator('#pick-e-202').focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: '确认提交' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '请核对这1张票' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('1张票都已经记下').waitFor()
  })
})

describe('a receipt', () => {
  it('is never drawn with the choice, and can be copied, kept as a picture and shown as a QR code', async () => {
    await poll('voted')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: '复制', exact: true }).click()
    await page.getByRole('button', { name: '已复制' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('K7QM-4XWD-2P')
    await page.getByRole('button', { name: '显示二维码' }).click()
    await page.getByRole('img', { name: '投票查验码K7QM-4XWD-2P的二维码' }).waitFor()
    await page.getByRole('button', { name: '存为图片' }).click()
    const picture = page.getByRole('img', { name: '写有投票查验码K7QM-4XWD-2P的图片' })
    expect(await picture.evaluate((image: HTMLImageElement) => image.src.slice(0, 22))).toBe(
      'data:image/png;base64,',
    )
  })
})

describe('a result', () => {
  it('shows every condition with both numbers, rounded down, and the strict count beside', async () => {
    await poll('passed')
    await expect.poll(() => page.locator('.cond').count()).toBe(4)
    const conditions = await page.locator('.cond').allTextContents()
    expect(conditions[0]).toContain('221 / 319 人')
    expect(conditions[3]).toContain('75.9%')
    await turnTo(page, polls.strict)
    await expect.poll(() => page.locator('.strict .tag').textContent()).toBe('参与不足')
    await expect.poll(() => page.locator('.cond').count()).toBe(8)
    await page.getByText('不把没有交回的计入，结论不同').waitFor()
    await page.getByText('《华园小区业主大会议事规则》第二十三条').waitFor()
    await expect
      .poll(() => page.getByRole('link', { name: '看条款原文' }).getAttribute('href'))
      .toMatch(/\/a\/yiguang\/a-23$/)
    await page.getByText('受托人代投的17张').waitFor()
  })

  it('says of a vote that was made longer until when it had run before, and why; of no other', async () => {
    await poll('open')
    await expect.poll(() => page.getByText('现已延长').count()).toBe(0)
    await turnTo(page, polls.extended)
    await page.getByText('原定4月21日24:00截止，现已延长。原因：3号楼的表决票没有送达完。').waitFor()
    await page.locator('yishi-poll').evaluate((it) => it.setAttribute('lang', 'en'))
    await page.getByText('was made longer. Reason: 3号楼').waitFor()
  })

  it('is preliminary while objections may come, and says what follows', async () => {
    await poll('preliminary')
    await page.getByText('初步结果', { exact: true }).waitFor()
    await page.getByText('核查答复以后再公布最终结果').waitFor()
    await expect.poll(() => page.locator('.series li').allTextContents()).toHaveLength(2)
    await turnTo(page, polls.passed)
    await page.getByText('最终结果', { exact: true }).waitFor()
  })

  it('of an official platform names it, with its document', async () => {
    await poll('official')
    await page.getByText('市业主决策电子投票系统').waitFor()
    await expect
      .poll(() => page.getByRole('link', { name: '看官方文件' }).getAttribute('href'))
      .toMatch(/\/a\/yiguang\/a-31$/)
  })

  it.each(['advisory', 'advisory-result'] as const)('says that it has no legal force: %s', async (state) => {
    await poll(state)
    await page.getByText('没有法律效力').first().waitFor()
  })
})

describe('the version for elders', () => {
  it('has one action a screen, says what each button does, and asks once more', async () => {
    await poll('advisory', { elder: '' })
    server.reply('act.cast', taken)
    const buttons = async () =>
      (await page.locator('.large button').allTextContents()).map((text) => text.trim())
    await expect.poll(buttons).toEqual(['我同意', '我不同意', '弃权（不表态）'])
    await expect.poll(() => page.getByRole('button', { pressed: true }).count()).toBe(0)
    await page.getByRole('button', { name: '我同意' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    await expect.poll(() => page.locator('dd b').textContent()).toBe('我同意')
    expect(casts()).toEqual([])
    await page.getByRole('button', { name: '确认投票' }).click()
    await page.getByText('您的票已经记下').waitFor()
  })

  it('keeps the telephone in sight on every screen, and targets of 60 points', async () => {
    await poll('advisory', { elder: '' })
    const inSight = () =>
      page.locator('.always').evaluate((it) => it.getBoundingClientRect().bottom <= innerHeight)
    await expect.poll(() => inSight()).toBe(true)
    const heights = await page
      .getByRole('button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(60)
    await page.getByRole('button', { name: '我不同意' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    await expect.poll(() => inSight()).toBe(true)
  })

  it('offers to read aloud only where the browser has a voice', async () => {
    await poll('advisory', { elder: '' })
    await expect.poll(() => page.getByRole('button', { name: '读给我听' }).count()).toBe(1)
    await page.evaluate(() => {
      Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined })
    })
    await turnTo(page, polls.open)
    await expect.poll(() => page.getByRole('button', { name: '读给我听' }).count()).toBe(0)
  })

  it('says how to ask for a visit', async () => {
    await poll('open', { elder: '' })
    await page.getByRole('button', { name: '帮我投票' }).click()
    await page.getByText('工作人员会上门').waitFor()
  })
})

describe('the confirmation and a fresh receipt', () => {
  it('have no fault that axe finds', async () => {
    await poll('open')
    server.reply('act.cast', taken)
    await page.getByRole('radio', { name: '同意', exact: true }).check()
    await page.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('heading', { name: '请核对您的选择' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '确认投票' }).click()
    await page.getByText('M3XW-7QKD-9T').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})
