import { describe, expect, it } from 'vitest'
import { matters } from '../gallery/fixtures/proposal.ts'
import { useBrowser } from './browser.ts'

const { open } = useBrowser()

const home = { household: 'h-1', zone: 'yiguang.huayuan', label: '5号楼2单元301', state: 'active' }
const me = { households: [home] }
const twoHomes = { households: [home, { ...home, household: 'h-2', label: '3号楼1单元101' }] }

/** A server that has this matter, knows the reader, and says this to every act. */
function office(view: object, says: unknown, who: object = me) {
  const sent: { name: string; input: Record<string, unknown> }[] = []
  return {
    sent,
    stub(name: string, input: Record<string, unknown>): unknown {
      if (name === 'read.me') return who
      if (name === 'read.proposal') return view
      sent.push({ name, input: input.input as Record<string, unknown> })
      return says
    },
  }
}

const yes = { ok: true, value: {} }
const about = { zone: 'yiguang.huayuan', proposal: 'm-5n' }

describe('asking and appraising', () => {
  const mine = { ...matters.consulting.mine, opinion: null }
  const at = (kind: string, act: string, more: object) => ({
    ...matters.consulting,
    stage: { ...matters.consulting.stage!, kind },
    mine: { ...mine, may: [act] },
    ...more,
  })
  const appraisal = {
    candidates: [
      { key: 'c1', text: '北门坡道', total: null },
      { key: 'c2', text: '路灯', total: null },
    ],
    raters: 4,
    needed: 10,
    winners: [],
    lot: null,
    mine: null,
  }

  it('sends no empty answer, and an answer for the household', async () => {
    const { sent, stub } = office(at('ask', 'answerSurvey', { answered: null }), yes)
    const page = await open({ el: 'proposal', signedIn: true }, stub)
    await page.getByRole('button', { name: '说说想办什么' }).click()
    await page.getByRole('button', { name: '提交回答' }).click()
    await page.getByText('请写几句').waitFor()
    expect(sent).toEqual([])
    await page.getByLabel('您的回答').fill('北门修个坡道')
    await page.getByRole('button', { name: '提交回答' }).click()
    await expect.poll(() => sent.length).toBe(1)
    expect(sent[0]!.input).toEqual({ ...about, household: 'h-1', body: '北门修个坡道' })
  })

  it('preselects no score, asks for each, and shows how many have scored', async () => {
    const { sent, stub } = office(at('appraise', 'appraise', { appraisal }), yes)
    const page = await open({ el: 'proposal', signedIn: true }, stub)
    await page.getByText('已有4户打分，至少要10户').waitFor()
    await page.getByRole('button', { name: '给候选事项打分' }).click()
    await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.locator('input[name=c1][value="5"]').check()
    await page.getByRole('button', { name: '提交打分' }).click()
    await page.getByText('请给每一项都打分').waitFor()
    expect(sent).toEqual([])
    await page.locator('input[name=c2][value="0"]').check()
    await page.getByRole('button', { name: '提交打分' }).click()
    await expect.poll(() => sent.length).toBe(1)
    expect(sent[0]!.input).toEqual({ ...about, household: 'h-1', scores: { c1: 5, c2: 0 } })
  })

  it('says that a level first place waits for a lot, and which one was drawn', async () => {
    const level = {
      ...appraisal,
      candidates: appraisal.candidates.map((each) => ({ ...each, total: 30 })),
      winners: ['c1', 'c2'],
    }
    const waiting = await open({ el: 'proposal' }, office(at('appraise', '', { appraisal: level }), yes).stub)
    await waiting.getByText('等待当众抽签').waitFor()
    const drawn = await open(
      { el: 'proposal' },
      office(at('appraise', '', { appraisal: { ...level, lot: 'c2' } }), yes).stub,
    )
    await drawn.getByText('抽签选中').waitFor()
    await expect.poll(() => drawn.locator('li', { hasText: '抽签选中' }).textContent()).toContain('路灯')
  })
})

describe('taking part in a matter', () => {
  it('is offered to a visitor, who is asked to sign in, and nothing is sent', async () => {
    const { sent, stub } = office({ ...matters.seconding, mine: null }, yes)
    const page = await open({ el: 'proposal' }, stub)
    await page.evaluate(() => {
      addEventListener('yishi-sign-in-needed', () => {
        document.title = 'needed'
      })
    })
    await page.getByRole('button', { name: '我来附议' }).click()
    await expect.poll(() => page.title()).toBe('needed')
    expect(sent).toEqual([])
  })
  it('shows only what may be done', async () => {
    const page = await open({ el: 'proposal', signedIn: true }, office(matters.seconding, yes).stub)
    await page.getByRole('button', { name: '我来附议' }).waitFor()
    for (const name of ['说说我的意见', '撤回提议'])
      await expect.poll(() => page.getByRole('button', { name }).count()).toBe(0)
  })
  it('an opinion without a stance is not sent; what is missing is said at the question', async () => {
    const { sent, stub } = office(
      { ...matters.consulting, mine: { ...matters.consulting.mine, opinion: null } },
      yes,
    )
    const page = await open({ el: 'proposal', signedIn: true }, stub)
    await page.getByRole('button', { name: '说说我的意见' }).click()
    await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByText('请选一项。').waitFor()
    expect(sent).toEqual([])
  })
  it('an opinion is kept when the network is lost, and when the server says no', async () => {
    let says: unknown = 'lost'
    const { stub } = office(matters.consulting, yes)
    const page = await open({ el: 'proposal', signedIn: true }, (name, input) =>
      name.startsWith('act.') ? says : stub(name, input),
    )
    await page.getByRole('button', { name: '改我的意见' }).click()
    await page.getByLabel('反对').check()
    await page.getByLabel('理由').fill('怕以后收停车费。')
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByText('没有收到答复').waitFor()
    says = { ok: false, refusal: { code: 'stage-closed' } }
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByText('已经截止').waitFor()
    await expect.poll(() => page.getByLabel('理由').inputValue()).toBe('怕以后收停车费。')
    await expect.poll(() => page.getByLabel('反对').isChecked()).toBe(true)
  })
  it('an opinion goes out for one’s household, and the page says that it counts', async () => {
    const { sent, stub } = office(matters.consulting, yes)
    const page = await open({ el: 'proposal', signedIn: true }, stub)
    await page.getByRole('button', { name: '改我的意见' }).click()
    await page.getByLabel('支持').check()
    await page.getByRole('button', { name: '提交意见' }).press('Enter')
    await page.getByText('意见已记下').waitFor()
    expect(sent).toEqual([
      { name: 'act.opine', input: { ...about, household: 'h-1', stance: 'for', reason: '' } },
    ])
  })
  it('with one household it is seconded by one press; with several one is asked which', async () => {
    const view = { ...matters.seconding, id: 'm-5n' }
    const one = office(view, yes)
    const page = await open({ el: 'proposal', signedIn: true }, one.stub)
    await page.getByRole('button', { name: '我来附议' }).click()
    await page.getByText('已记下您家的附议。').waitFor()
    expect(one.sent).toEqual([{ name: 'act.second', input: { ...about, household: 'h-1' } }])
    const several = office(view, yes, twoHomes)
    const other = await open({ el: 'proposal', signedIn: true }, several.stub)
    await other.getByRole('button', { name: '我来附议' }).click()
    await other.getByLabel('3号楼1单元101').check()
    await other.getByRole('button', { name: '我来附议' }).click()
    await other.getByText('已记下您家的附议。').waitFor()
    expect(several.sent).toEqual([{ name: 'act.second', input: { ...about, household: 'h-2' } }])
  })
  it('a proposal is withdrawn with a reason and after a question alone', async () => {
    const { sent, stub } = office(matters.consulting, yes)
    const page = await open({ el: 'proposal', signedIn: true }, stub)
    await page.getByRole('button', { name: '撤回提议' }).click()
    // The button that opens the form and the one that sends it have the same name.
    await page.getByLabel('撤回的原因').waitFor()
    await page.getByRole('button', { name: '撤回提议' }).click()
    await page.getByText('请写下撤回的原因').waitFor()
    await page.getByLabel('撤回的原因').fill('已经另行解决。')
    await page.getByRole('button', { name: '撤回提议' }).click()
    expect(sent).toEqual([])
    await page.getByRole('button', { name: '确定撤回' }).click()
    await page.getByText('提议已撤回。').waitFor()
    expect(sent).toEqual([{ name: 'act.withdraw', input: { ...about, reason: '已经另行解决。' } }])
  })
  it('an answer that is long in coming is not asked for twice', async () => {
    const { sent, stub } = office(matters.consulting, yes)
    const page = await open({ el: 'proposal', signedIn: true }, stub)
    await page.route('**/trpc/act.follow**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      await route.fallback()
    })
    const follow = page.getByRole('button', { name: '取消关注' })
    await follow.click()
    await expect.poll(() => follow.isDisabled()).toBe(true)
    await page.getByText('已取消关注。').waitFor()
    expect(sent).toEqual([{ name: 'act.follow', input: { ...about, active: false } }])
  })
})

describe('a matter', () => {
  it('marks what a new version of the plan changed, in words for those who hear', async () => {
    const page = await open({ el: 'proposal', state: 'notice' })
    await expect.poll(() => page.locator('ins, del').count()).toBe(0)
    await page.getByRole('button', { name: '标出与第2版的不同' }).click()
    await expect.poll(() => page.locator('.body del').allTextContents()).toEqual(['删去：划设车位26个，'])
    expect((await page.locator('.body ins').allTextContents()).join('')).toContain(
      '新增：沿墙留公共菜圃一条，',
    )
    await page.getByRole('button', { name: '第2版', exact: true }).click()
    await expect.poll(() => page.locator('ins, del').count()).toBe(0)
    await expect.poll(() => page.locator('[part=plan]').textContent()).toContain('82,000元')
  })
  it('moves the focus to the plan when it is asked for', async () => {
    const page = await open({ el: 'proposal', state: 'notice' })
    await page.getByRole('button', { name: '看方案全文' }).press('Enter')
    expect(await page.evaluate(() => document.querySelector('main > *')!.shadowRoot!.activeElement?.id)).toBe(
      'plan',
    )
  })
  it('shows five voices at first and the rest on demand', async () => {
    const page = await open({ el: 'proposal', state: 'notice' })
    await expect.poll(() => page.locator('.voices li').count()).toBe(5)
    await page.getByRole('button', { name: '再看1条' }).click()
    await expect.poll(() => page.locator('.voices li').count()).toBe(6)
  })
  it('shows visits to staff alone', async () => {
    const visitor = await open({ el: 'proposal', state: 'notice' })
    await expect.poll(() => visitor.getByText('仅工作人员可见').count()).toBe(0)
    const staff = await open({ el: 'proposal', state: 'staff' })
    await expect.poll(() => staff.getByText('希望留一块地种菜。').isVisible()).toBe(true)
  })
  it('tells its record the last first, with the place of each line in the log', async () => {
    const page = await open({ el: 'proposal', state: 'notice' })
    await page.locator('summary').click()
    await page.locator('.record li').first().waitFor()
    const lines = await page.locator('.record li').allTextContents()
    expect(lines[0]).toMatch(/答复异议人1：采纳.*正在存证/s)
    expect(lines.at(-1)).toMatch(/提出提议.*存证第812条/s)
    expect(lines.at(-2)).toMatch(/社区受理 → 进入附议/)
  })
  it('that was returned says why and by what it was followed', async () => {
    const page = await open({ el: 'proposal', state: 'returned' })
    await expect
      .poll(() => page.locator('.sentence').textContent())
      .toContain('原因：属市政管线，已上报住建部门处理。')
    await expect
      .poll(() => page.getByRole('link', { name: '后续：北门排水口清淤' }).getAttribute('href'))
      .toContain('/p/m-11')
  })
  it('has no empty plan where its process knows none, nor after its end', async () => {
    const [, , notice, poll, act] = matters.notice.track
    const owners = { ...matters.notice, track: [notice!, poll!, act!], plans: [], by: 'clerk' }
    const quiet = { ...owners, opinions: matters.seconding.opinions, voices: [] }
    const page = await open({ el: 'proposal' }, office(quiet, yes).stub)
    await page.getByText('社区提议').waitFor()
    for (const part of ['plan', 'opinions'])
      await expect.poll(() => page.locator(`[part=${part}]`).count()).toBe(0)
    const ended = await open({ el: 'proposal', state: 'returned' })
    await expect.poll(() => ended.locator('[part=plan]').count()).toBe(0)
    const running = await open({ el: 'proposal', state: 'seconding' })
    await expect.poll(() => running.locator('[part=plan]').count()).toBe(1)
  })
  it('leads to the poll and to the notice on the pages of the site', async () => {
    const page = await open({ el: 'proposal', state: 'voting' })
    await page.locator('yishi-proposal').evaluate((matter) => {
      matter.setAttribute('poll-href', '/v?id={id}')
      matter.setAttribute('notice-href', '/n?id={id}')
    })
    await expect.poll(() => page.getByRole('link', { name: '去表决' }).getAttribute('href')).toBe('/v?id=v-1')
    await expect
      .poll(() => page.getByRole('link', { name: '我有意见' }).getAttribute('href'))
      .toBe('/n?id=n-12')
  })
})

describe('what a meeting decided', () => {
  it('is told with the body that met, and the council’s as the council’s', async () => {
    const [motion] = matters.notice.motions
    const page = await open({ el: 'proposal' }, () => ({
      ...matters.notice,
      motions: [{ ...motion, body: 'adults', number: 1 }],
      signOffs: [],
    }))
    const part = page.locator('[part=council]')
    await part.getByText('居民会议第1次会议').waitFor()
    await part.getByRole('heading', { name: '会议', exact: true }).waitFor()
    const council = await open({ el: 'proposal' }, () => matters.notice)
    await council.locator('[part=council]').getByText('议事会第6次会议').waitFor()
  })
})
