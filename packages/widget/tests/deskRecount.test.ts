import type { CouncilView, RecountView } from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { desks } from '../gallery/fixtures/desk.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { contact } from '../gallery/fixtures/people.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, overflowOf } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

const question: RecountView['questions'][number] = {
  key: 'q1',
  text: '是否同意？',
  form: 'yes-no-abstain',
  method: null,
  options: [],
  rule: null,
}
const sheet = { id: 's-4', label: '2号楼1单元101', photo: null }
const view: RecountView = {
  poll: 'p-1',
  proposal: 'm-1',
  title: '出租公共用地',
  questions: [question],
  objections: [{ id: 'o-1', number: 1, body: '我家投的是同意', reply: '将重读该票。', answeredByMe: false }],
  official: false,
  rereadings: [],
  recounted: false,
  sheets: [sheet],
}
const reading = {
  id: 'r-1',
  sheet: 's-4',
  objection: 'o-1',
  label: sheet.label,
  state: 'read',
  readBy: '社工甲',
  readByMe: false,
  changed: false,
} as const

beforeEach(() => {
  server = playServer()
  server.reply('read.desk', desks.clerk)
  server.reply('read.board', { ...boards.running, now: '2026-04-08T02:00:00.000Z' })
  server.reply('read.contact', contact)
})
afterEach(() => page?.context().close())

async function tool(name: string, heading: string): Promise<void> {
  page = await open({ el: 'desk', width: 375, signedIn: true }, server.stub)
  await page.locator('#desk').waitFor()
  await page.getByRole('navigation').getByRole('button', { name }).click()
  await page.getByRole('heading', { name: heading }).waitFor()
}
const acts = () => server.calls.filter(({ name }) => name.startsWith('act.'))
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const confirm = (name: string) => page.locator('.confirm').getByRole('button', { name, exact: true }).click()

describe('a vote that is counted again', () => {
  it('waits on the desk, as does a lot, each with the tool that does it', async () => {
    server.reply('read.desk', desks.corrections)
    server.reply('read.recounts', [view])
    page = await open({ el: 'desk', width: 375, signedIn: true }, server.stub)
    for (const work of [
      '登记抽签结果，小区路灯换新',
      '重读纸质票，动用维修资金更换门禁',
      '登记更正后的官方结果，更换物业',
      '重新公示更正后的结果，动用维修资金更换电梯',
    ])
      await page.getByRole('button', { name: `办理：${work}` }).waitFor()
    await page.getByText('1件异议成立').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: '办理：重新计票，出租公共用地' }).click()
    await page.getByText('我家投的是同意').waitFor()
  })

  it('has a sheet chosen and read by a first person, with nothing marked beforehand', async () => {
    server.reply('read.recounts', [view])
    await tool('重读与重新计票', '出租公共用地')
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await press('重读一张票')
    await page.getByLabel('哪一张票').selectOption('s-4')
    await press('记下读的结果')
    await page.getByText('请把每个问题都标上。').waitFor()
    expect(acts()).toEqual([])
    await page.getByText('同意', { exact: true }).click()
    server.reply('act.rereadSheet', no('objection-not-upheld'))
    await press('记下读的结果')
    await page.getByText('没有成立的、要求重新计票的异议').waitFor()
    server.reply('act.rereadSheet', yes({ sheet: 's-4', state: 'read', ballot: null }))
    await press('记下读的结果')
    await page.getByText('已记下，请另一个人再读一遍。').waitFor()
    expect(acts().at(-1)).toMatchObject({
      input: { proposal: 'm-1', poll: 'p-1', sheet: 's-4', objection: 'o-1', choices: { q1: 'for' } },
    })
  })

  it('shows who read a sheet, never what, and lets nobody read it twice', async () => {
    server.reply('read.recounts', [{ ...view, rereadings: [{ ...reading, readByMe: true }] }])
    await tool('重读与重新计票', '出租公共用地')
    await page.getByText('你已读，等另一个人再读').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '读这张票' }).count()).toBe(0)
    // Nothing is counted while a sheet is being read.
    await expect.poll(() => page.getByRole('button', { name: '重新计票', exact: true }).count()).toBe(0)
  })

  it('is counted by another clerk than who upheld the objection, for a reason, and then published anew', async () => {
    const settled = { ...reading, state: 'settled', changed: true } as const
    const mine = {
      ...view,
      rereadings: [settled],
      objections: [{ ...view.objections[0]!, answeredByMe: true }],
    }
    server.reply('read.recounts', [mine])
    await tool('重读与重新计票', '出租公共用地')
    await page.getByText('异议是你答复的，请另一位社区工作者重新计票。').waitFor()
    await page.context().close()
    server.reply('read.recounts', [{ ...view, rereadings: [settled] }])
    await tool('重读与重新计票', '出租公共用地')
    await page.getByText('已更正').waitFor()
    await press('重新计票')
    await page.getByLabel('为什么更正').fill('一张票误读')
    await press('重新计票')
    server.reply('act.recountPoll', yes({ poll: 'p-1', number: 1, outcome: 'passed' }))
    server.reply('read.recounts', [{ ...view, recounted: true }])
    await confirm('重新计票')
    await page.getByText('已重新计票，请把更正后的结果重新公示。').waitFor()
    expect(acts().at(-1)).toMatchObject({ input: { poll: 'p-1', reason: '一张票误读' } })
    await page.getByRole('button', { name: '去重新公示' }).waitFor()
  })
})

describe('a meeting that was called', () => {
  const called: CouncilView = {
    items: [
      {
        id: 's-7',
        number: 7,
        body: 'council',
        startsAt: '2026-04-20T11:00:00.000Z',
        place: '议事厅',
        state: 'called',
        changes: [],
        titles: ['空地整治'],
        minutes: false,
      },
    ],
    total: 1,
    next: null,
    current: null,
    members: [],
    waiting: [],
    meetings: null,
  }

  it('is called off only with a reason, after a second look', async () => {
    server.reply('read.council', called)
    await tool('会议改期与取消', '第7次会议')
    expect(await faultsOf(page)).toEqual([])
    await press('取消会议')
    await press('取消这次会议')
    expect(acts()).toEqual([])
    await page.getByLabel('原因').fill('台风')
    await press('取消这次会议')
    server.reply('act.cancelSession', yes({ session: 's-7' }))
    await confirm('取消这次会议')
    await page.getByText('会议已取消。').waitFor()
    expect(acts().at(-1)).toMatchObject({ input: { session: 's-7', reason: '台风' } })
  })

  it('is moved to another time and place', async () => {
    server.reply('read.council', called)
    await tool('会议改期与取消', '第7次会议')
    await press('改期或换地方')
    await page.getByLabel('新的地点').fill('中心广场')
    await page.getByLabel('原因').fill('停电')
    await press('改期')
    server.reply('act.moveSession', yes({ session: 's-7', startsAt: '2026-04-20T11:00:00.000Z' }))
    await confirm('改期')
    await page.getByText('已改期。').waitFor()
    expect(acts().at(-1)).toMatchObject({ input: { session: 's-7', place: '中心广场', reason: '停电' } })
  })
})
