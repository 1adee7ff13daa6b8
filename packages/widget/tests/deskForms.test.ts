import type {
  AssemblyView,
  PaperView,
  PollView,
  ProposalView,
  QuestionView,
  RollItem,
} from '@yishi/schema/words'
import { sheetCode } from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { desks } from '../gallery/fixtures/desk.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { contact } from '../gallery/fixtures/people.ts'
import { polls } from '../gallery/fixtures/poll.ts'
import { matters } from '../gallery/fixtures/proposal.ts'
import { useBrowser } from './browser.ts'
import { type Played, playServer, yes } from './played.ts'
import { faultsOf, overflowOf } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

const questions: QuestionView[] = [
  { ...polls['all-forms'].questions[3]!, key: 'q1' },
  { ...polls.single.questions[0]!, key: 'q2' },
  { ...polls.approval.questions[0]!, key: 'q3' },
  { ...polls.score.questions[0]!, key: 'q4' },
  { ...polls.schulze.questions[0]!, key: 'q5' },
]
const poll: PollView = { ...polls.advisory, questions, proxies: 3 }
const notice = matters.notice as ProposalView
const matter = {
  ...notice,
  poll: poll.id,
  stage: { ...notice.stage!, kind: 'poll' as const, closesAt: poll.closesAt },
  mine: { ...notice.mine!, may: ['openBatch', 'handIn', 'revokeProxy'] },
}
const sheet = (n: number, more: object = {}): PaperView['sheets'][number] => ({
  id: `s-${n}`,
  batch: 'b-1',
  elector: `e00000${n}`,
  label: `1号楼1单元10${n}`,
  byProxy: false,
  handedInAt: '2026-04-21T08:20:00.000Z',
  collectedBy: '',
  photo: null,
  state: 'handed-in',
  choices: null,
  enteredBy: null,
  enteredByMe: false,
  confirmedBy: null,
  differing: null,
  other: null,
  ...more,
})
const paper = (...sheets: PaperView['sheets']) => ({
  poll: poll.id,
  title: poll.title,
  questions,
  state: 'open',
  batches: [
    {
      id: 'b-1',
      number: 1,
      openedAt: '2026-04-21T08:00:00.000Z',
      enteredAt: null,
      sheets: sheets.length,
      entered: 0,
      confirmed: 0,
      toConfirm: 0,
      missing: [],
    },
  ],
  sheets,
  totals: {
    returned: { heads: sheets.length, area: '0.00' },
    unreturned: { heads: 300, area: '0.00' },
    served: 0,
    unreached: 0,
  },
  unreturned: [{ elector: 'e-301', label: '5号楼2单元301', served: false }],
})

beforeEach(() => {
  server = playServer()
  server.reply('read.desk', { ...desks.clerk, roles: ['clerk'] })
  server.reply('read.board', { ...boards.running, now: '2026-04-21T09:00:00.000Z' })
  server.reply('read.proposals', {
    items: [matter],
    total: 1,
    next: null,
    counts: { open: 1, done: 0, ended: 0 },
  })
  server.reply('read.proposal', matter)
  server.reply('read.poll', poll)
})
afterEach(() => page?.context().close())

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const sent = (name: string) =>
  server.calls.filter((call) => call.name === `act.${name}`).map(({ input }) => input)
const here = () => page.locator('.asked.here')
const typed = async () => (await page.locator('.typed b').allTextContents()).map((signs) => signs.trim())

async function tool(name: string, width = 375): Promise<void> {
  page = await open({ el: 'desk', width, signedIn: true }, server.stub)
  await page.locator('#desk').waitFor()
  await page.getByRole('navigation').getByRole('button', { name: '办理事项', exact: true }).click()
  await page.getByRole('button', { name: /^打开/ }).first().click()
  await press(name)
}

async function keys(...all: string[]): Promise<void> {
  for (const key of all) await page.keyboard.press(key)
}

/** What is crossed on the paper: yes, the second, the first and third, 5 0 3, second before first and third. */
const crossed = ['1', '2', '3', '1', 'Enter', '5', '0', '3', '2', '1', '=', '3', 'Enter']
const word = { q1: 'for', q2: '2', q3: '1+3', q4: '5,0,3', q5: '2>1=3' }

describe('a sheet with questions of every form', () => {
  it('is entered by keys alone, with the keys of each question beneath it, and never half read', async () => {
    server.reply('read.paper', paper(sheet(1)))
    server.reply('act.enterSheet', yes({ sheet: 's-1', agrees: true, ballot: null }))
    await tool('纸质票')
    await press('录入（1张）')
    await page.locator('#table').waitFor()
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    await keys('1')
    await here().getByText('按选项的数字').waitFor()
    await keys('2')
    await here().getByText('N 都不赞成').waitFor()
    await keys('3', '1', 'Enter', '5', '0')
    await expect.poll(typed).toEqual(['2', '1 + 3', '5 · 0 ·', '–'])
    expect(await faultsOf(page)).toEqual([])
    await press('存好，下一张')
    await page.getByText('请把每个问题都标上').waitFor()
    expect(sent('enterSheet')).toEqual([])
    await page.locator('#table').focus()
    await keys('3')
    await here().getByText('先按 =').waitFor()
    await keys('2', '1', '=', '3')
    await expect.poll(typed).toEqual(['2', '1 + 3', '5 · 0 · 3', '2 > 1 = 3'])
    expect(await faultsOf(page)).toEqual([])
    await keys('Enter')
    await expect.poll(() => sent('enterSheet').map(({ choices }) => choices)).toEqual([word])
  })

  it('takes an abstention, and what cannot be read, on every form', async () => {
    server.reply('read.paper', paper(sheet(1)))
    server.reply('act.enterSheet', yes({ sheet: 's-1', agrees: true, ballot: null }))
    await tool('纸质票')
    await press('录入（1张）')
    await page.locator('#table').waitFor()
    await keys('a', 'x', 'a', 'x', '0', 'Enter')
    await expect
      .poll(() => sent('enterSheet').map(({ choices }) => choices))
      .toEqual([{ q1: 'abstain', q2: 'invalid', q3: 'abstain', q4: 'invalid', q5: 'invalid' }])
  })

  it('can be marked by hand, too, and fits a narrow phone', async () => {
    server.reply('read.paper', paper(sheet(1)))
    server.reply('act.enterSheet', yes({ sheet: 's-1', agrees: true, ballot: null }))
    await tool('纸质票', 320)
    await press('录入（1张）')
    await page.getByRole('radio', { name: '不同意', exact: true }).check()
    await page.getByRole('radio', { name: /^3\. 丙公司/ }).check()
    await page.getByRole('checkbox', { name: '都不赞成' }).check()
    await page.locator('.asked').nth(3).getByRole('checkbox', { name: '无效' }).check()
    await page.getByRole('button', { name: /^4\. 按楼栋/ }).click()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await press('存好，下一张')
    await expect
      .poll(() => sent('enterSheet').map(({ choices }) => choices))
      .toEqual([{ q1: 'against', q2: '3', q3: 'none', q4: 'invalid', q5: '4' }])
  })

  it('shows whoever settles a difference both readings in words', async () => {
    const differing = { ...word, q5: 'abstain' }
    server.reply(
      'read.paper',
      paper(sheet(1, { state: 'differs', enteredBy: '甲', choices: word, differing })),
    )
    await tool('纸质票')
    await press('核定有出入的（1张）')
    await page.getByText('第1：浅灰；第2：米黄、砖红（并列）').waitFor()
    await expect.poll(() => page.locator('.asked').nth(4).textContent()).toMatch(/第二次:\s*弃权/)
  })

  it('is read off a stack, with what lies on each heap', async () => {
    const sheets = [sheet(1), sheet(2)]
    server.reply('read.paper', paper(...sheets))
    server.reply('act.enterSheet', yes({ sheet: 's-1', agrees: true, ballot: null }))
    await tool('纸质票', 1280)
    await press('扫票录入')
    await press('开始')
    for (const { elector, label } of sheets) {
      await page.locator('#scan').fill(sheetCode(poll.id, elector))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: label, exact: true }).waitFor()
      await keys(...crossed)
      await page.locator('#scan').waitFor()
    }
    const heaps = () =>
      page
        .locator('.tally')
        .evaluateAll((tables) =>
          tables.map((table) =>
            [...table.querySelectorAll('td')].map((cell) => cell.textContent!.trim()).join(' '),
          ),
        )
    await expect.poll(heaps).toEqual(['2 0 0 0', '0 2 0 0 0', '2 0 2 0 0 0 0', '10 0 6 0 0', '0 2 0 0 0 0'])
    await page.getByRole('row', { name: '1. 沿围墙内侧新修 10' }).waitFor()
    await page.getByRole('columnheader', { name: '排各项第一的张数' }).waitFor()
    await page.getByText('上一张：1号楼1单元102').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await press('先到这里')
    await expect.poll(() => sent('enterSheet').map(({ choices }) => choices)).toEqual([word, word])
  })
})

describe('announcing a vote with options', () => {
  const basis = { zh: '民法典第二百七十八条', en: 'Civil Code, article 278' }
  const announcing = {
    ...matter,
    process: 'owners-general',
    poll: null,
    stage: { ...matter.stage, closesAt: null },
    mine: { ...matter.mine, may: ['announcePoll'] },
    asks: {
      methods: ['single', 'approval'] as const,
      rules: [
        { key: 'cn278.general', basis },
        { key: 'cn278.special', basis: { zh: '四分之三', en: 'three quarters' } },
      ],
    },
  }
  const roll: RollItem = {
    id: 'r-1',
    zone: 'yiguang.huayuan',
    kind: 'owners',
    name: '2026年业主名册',
    parking: 'excluded',
    dwellings: 322,
    electors: 319,
    heads: 319,
    area: '22587.29',
    importedAt: '2026-03-20T02:00:00.000Z',
    publishedAt: '2026-03-21T16:00:00.000Z',
    objectionsUntil: '2026-03-28T16:00:00.000Z',
    corrections: 0,
    objectionsOpen: 0,
    drawnFrom: null,
    frozenAt: null,
    root: null,
  }
  beforeEach(() => {
    server.reply('read.proposal', announcing)
    server.reply('read.rolls', [roll])
    server.reply('read.contact', contact)
  })
  const fillRest = async () => {
    await page.getByRole('radio', { name: '发布后马上开始' }).check()
    await page.getByRole('radio', { name: /^纸质计票/ }).check()
    await page.getByRole('radio', { name: /^不计入/ }).check()
  }

  it('offers the methods of its process alone, and wants two options or more, none of them twice', async () => {
    await tool('表决安排')
    await expect.poll(() => page.locator('#method1 option').count()).toBe(4)
    await expect.poll(() => page.locator('#options1').count()).toBe(0)
    await page.locator('#method1').selectOption('single')
    await page.locator('#options1').fill('甲\n甲')
    await fillRest()
    await press('发布公告')
    await page.getByRole('alert').getByText('有两项一样').waitFor()
    expect(sent('announcePoll')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
  })

  it('sends each question with its method, options and rule', async () => {
    server.reply('act.announcePoll', yes({ poll: 'p-9' }))
    await tool('表决安排')
    await page.locator('#q1').fill('由哪一家出资？')
    await page.locator('#method1').selectOption('approval')
    await page.locator('#options1').fill('甲公司\n乙公司\n')
    await page.locator('#rule1').selectOption('cn278.special')
    await press('再加一个问题')
    await page.locator('#q2').fill('同意租期5年吗？')
    await fillRest()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await press('发布公告')
    await page.locator('.confirm').getByRole('button', { name: '发布公告' }).click()
    await page.getByText('表决公告已发布').waitFor()
    expect(sent('announcePoll')[0]?.questions).toEqual([
      { text: '由哪一家出资？', method: 'approval', options: ['甲公司', '乙公司'], rule: 'cn278.special' },
      { text: '同意租期5年吗？' },
    ])
  })

  it('offers no options where an official platform counts', async () => {
    await tool('表决安排')
    await page.locator('#method1').waitFor()
    await page.getByRole('radio', { name: /^官方平台/ }).check()
    await expect.poll(() => page.locator('#method1').count()).toBe(0)
  })
})

describe('a lot among the options of a question', () => {
  it('is recorded for that question, and says whether whoever is drawn wins or goes out', async () => {
    const tie = (question: string, goesOut: boolean): AssemblyView['ties'][number] => ({
      proposal: 'm-5n',
      title: '外墙粉刷',
      winners: [
        { key: '1', text: '米黄' },
        { key: '3', text: '砖红' },
      ],
      of: { poll: 'p-1', question, text: goesOut ? '步道走哪条线？' : '刷成什么颜色？', goesOut },
    })
    const view: AssemblyView = {
      studies: [],
      lists: [],
      ties: [tie('q1', false), tie('q2', true)],
      lastYear: 2026,
    }
    server.reply('read.assembly', view)
    page = await open({ el: 'desk', width: 375, signedIn: true }, server.stub)
    await page.locator('#desk').waitFor()
    await page.getByRole('navigation').getByRole('button', { name: /^研究/ }).click()
    await page.getByRole('button', { name: '登记抽签结果' }).nth(1).click()
    await page.getByText('抽中的淘汰，再往下算').waitFor()
    await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.getByRole('group', { name: '抽中（淘汰）的是' }).getByRole('radio', { name: '砖红' }).check()
    await page.getByLabel('抽签的时间').fill('2026-04-21T10:00')
    await page.getByLabel('抽签的地点').fill('议事厅')
    await page.getByLabel('怎么抽的').fill('抽乒乓球')
    await page.getByLabel('见证人').fill('甲\n甲')
    await press('登记')
    await page.getByText('请写两位以上').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('见证人').fill('甲\n乙')
    await press('登记')
    expect(sent('recordLot')).toEqual([])
    server.reply('act.recordLot', yes({ winner: '3' }))
    await page.locator('.confirm').getByRole('button', { name: '登记' }).click()
    await expect.poll(() => sent('recordLot').length).toBe(1)
    expect(sent('recordLot')[0]).toMatchObject({
      poll: 'p-1',
      question: 'q2',
      winner: '3',
      witnesses: ['甲', '乙'],
    })
  })
})

describe('a mandate on paper over options', () => {
  it('is listed in words, and entered with the choice that it fixes', async () => {
    server.reply('read.paper', paper())
    server.reply('read.proxies', [
      {
        id: '101',
        elector: 'e-101',
        label: '7号楼1单元101',
        holder: '李四',
        holderId: 'p-4',
        items: { q1: 'free', q2: '2', q3: '1+3' },
        grantedAt: '2026-04-12T02:00:00.000Z',
        by: 'clerk',
        document: null,
        endedAt: null,
        ended: null,
        counts: false,
      },
    ])
    await tool('委托登记')
    await page
      .getByText('第2题乙公司：年租金16,500元，免费养护；第3题补充住宅专项维修资金；修补小区道路')
      .waitFor()
    await press('登记纸质委托书')
    await page.locator('input[name=item-q4]').nth(0).check()
    await page.locator('#fixed-q4').waitFor()
    for (const at of [1, 2])
      await page.locator(`#score-fixed-q4-${at}`).getByRole('radio', { name: /^3/ }).check()
    await press('登记委托')
    await page.locator('#fixed-q4').getByRole('alert').getByText('请给每一项打分').waitFor()
    expect(sent('grantProxy')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
  })
})
