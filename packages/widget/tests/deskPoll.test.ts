import { Buffer } from 'node:buffer'
import type {
  PollForce,
  PollView,
  ProposalView,
  ProxyView,
  RollItem,
  RollObjectionView,
} from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { desks } from '../gallery/fixtures/desk.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { contact } from '../gallery/fixtures/people.ts'
import { polls } from '../gallery/fixtures/poll.ts'
import { matters } from '../gallery/fixtures/proposal.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

const poll: PollView = polls['two-questions']
const matter = {
  ...(matters.notice as ProposalView),
  poll: poll.id,
  mine: {
    ...(matters.notice as ProposalView).mine!,
    may: ['recordService', 'revokeProxy', 'importOfficial'],
  },
}
const proxy = (id: string, holder: string, more: Partial<ProxyView> = {}): ProxyView => ({
  id,
  elector: `e-${id}`,
  label: `7号楼1单元${id}`,
  holder,
  holderId: `p-${holder}`,
  items: { q1: 'for', q2: 'free' },
  grantedAt: '2026-04-12T02:00:00.000Z',
  by: 'principal',
  document: null,
  endedAt: null,
  ended: null,
  counts: false,
  ...more,
})
const sheet = {
  id: 's-1',
  batch: 'b-1',
  elector: 'e-9',
  label: '9号楼商铺2',
  byProxy: false,
  handedInAt: '2026-04-21T08:20:00.000Z',
  collectedBy: '',
  photo: null,
  state: 'confirmed',
  choices: null,
  enteredBy: null,
  enteredByMe: false,
  confirmedBy: null,
  differing: null,
  other: { channel: 'online', castAt: '2026-04-20T12:00:00.000Z', counts: false, byProxy: true },
}
const paper = {
  poll: poll.id,
  title: poll.title,
  questions: poll.questions,
  state: 'open',
  batches: [],
  sheets: [sheet],
  totals: {},
  unreturned: [{ elector: 'e-301', label: '5号楼2单元301', served: false }],
}
const served = (elector: string, building: string) => ({
  elector,
  label: `${building}1单元101`,
  building,
  returned: false,
  services: [],
})
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
  objectionsOpen: 1,
  drawnFrom: null,
  frozenAt: null,
  root: null,
}
const objection: RollObjectionView = {
  id: 'o-1',
  number: 1,
  about: 'area',
  raisedAt: '2026-03-22T02:00:00.000Z',
  dueAt: '2026-03-26T16:00:00.000Z',
  outcome: null,
  reply: null,
  repliedAt: null,
  mine: false,
  full: { body: '房本上是64平方米。', elector: 'e-301', label: '5号楼2单元301' },
}
const entry = {
  elector: 'e-301',
  label: '5号楼2单元301',
  names: '王小明',
  building: '5号楼',
  heads: 1,
  area: '63.75',
  dwellings: [{ building: '5号楼', unit: '2单元', room: '301', use: 'dwelling', area: '63.75' }],
  voters: [],
}

beforeEach(() => {
  server = playServer()
  server.reply('read.desk', { ...desks.clerk, roles: ['clerk'] })
  server.reply('read.board', { ...boards.running, now: '2026-03-24T02:00:00.000Z' })
  server.reply('read.proposals', {
    items: [matter],
    total: 1,
    next: null,
    counts: { open: 1, done: 0, ended: 0 },
  })
  server.reply('read.proposal', matter)
  server.reply('read.poll', poll)
  server.reply('read.paper', paper)
  server.reply('read.contact', contact)
})
afterEach(() => page?.context().close())

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const sent = (name: string) => server.calls.filter((call) => call.name === `act.${name}`)

/** A tool of a matter, by way of the matter, or one that stands in the menu. */
async function tool(name: string, menu = false): Promise<void> {
  page = await open({ el: 'desk', width: 375, signedIn: true }, server.stub)
  await page.locator('#desk').waitFor()
  const kit = page.getByRole('navigation')
  await kit.getByRole('button', { name: menu ? name : '办理事项', exact: true }).click()
  if (menu) return
  await page.getByRole('button', { name: /^打开/ }).first().click()
  await press(name)
}

describe('mandates at the desk', () => {
  it('are listed by holder with how many of three each holds, and how they ended', async () => {
    server.reply('read.proxies', [
      proxy('101', '李四'),
      proxy('102', '李四'),
      proxy('103', '李四', { endedAt: '2026-04-13T02:00:00.000Z', ended: 'voted' }),
      proxy('201', '王五', { counts: true }),
    ])
    await tool('委托登记')
    await page.getByText('受托 2/3 户').waitFor()
    await page.getByText('受托 1/3 户').waitFor()
    await page.getByText('本人已投票，委托终止').waitFor()
    await page.getByText('第1题同意；第2题由受托人决定').first().waitFor()
    await expect.poll(() => page.getByRole('button', { name: '撤销', exact: true }).count()).toBe(3)
    expect(await faultsOf(page)).toEqual([])
    server.reply('act.revokeProxy', yes({ proxy: '101' }))
    await page.getByRole('button', { name: '撤销', exact: true }).first().click()
    expect(sent('revokeProxy')).toEqual([])
    await page.locator('.confirm').getByRole('button', { name: '撤销' }).click()
    await page.getByText('7号楼1单元101的委托已撤销').waitFor()
  })

  it('of two people of one name are two people’s', async () => {
    server.reply('read.proxies', [
      proxy('101', '李四'),
      proxy('102', '李四'),
      proxy('201', '李四', { holderId: 'p-other' }),
    ])
    await tool('委托登记')
    await page.getByText('受托 2/3 户').waitFor()
    await page.getByText('受托 1/3 户').waitFor()
    await expect.poll(() => page.getByRole('heading', { name: '李四', exact: true }).count()).toBe(2)
  })

  it('on paper are not entered without the signed paper, and are sent item by item with it', async () => {
    server.reply('read.proxies', [])
    await tool('委托登记')
    await press('登记纸质委托书')
    await press('登记委托')
    await page.getByText('请附上委托书').waitFor()
    expect(sent('grantProxy')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
    await page.locator('#household-search').fill('301')
    await page.getByRole('button', { name: /5号楼2单元301/ }).click()
    await page.getByRole('radio', { name: '其他人' }).check()
    await page.locator('#name').fill('赵六')
    await page.locator('input[name=item-q1]').nth(1).check()
    await page.locator('input[name=item-q2]').nth(4).check()
    await page.route('**/upload', (route) =>
      route.fulfill({ json: yes({ attachment: 'a-9', mime: 'application/pdf', width: null, height: null }) }),
    )
    await page
      .locator('#document')
      .setInputFiles({ name: '委托书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    server.reply('act.grantProxy', no('proxies-too-many', 'holder'))
    await press('登记委托')
    await page.locator('.confirm').getByRole('button', { name: '登记委托' }).click()
    await page.getByText('同一个人最多代3户投票').waitFor()
    server.reply('act.grantProxy', yes({ proxy: 'x-1' }))
    await press('登记委托')
    await page.locator('.confirm').getByRole('button', { name: '登记委托' }).click()
    await page.getByText('5号楼2单元301的委托已登记').waitFor()
    expect(sent('grantProxy').at(-1)?.input).toMatchObject({
      elector: 'e-301',
      holder: { name: '赵六' },
      items: { q1: 'against' },
      document: 'a-9',
    })
  })
})

describe('an official result', () => {
  const figures = async (values: readonly string[]) => {
    const fields = page.locator('fieldset input[id^=votes-]')
    for (const [at, value] of values.entries()) await fields.nth(at).fill(value)
  }

  it('is recorded only once voting has ended, and only where it is counted elsewhere', async () => {
    server.reply('read.poll', { ...poll, force: 'import-official' })
    await tool('登记官方结果')
    await page.getByText('表决截止以后才能登记官方结果').waitFor()
    await page.context().close()
    server.reply('read.poll', { ...poll, state: 'counting' })
    await tool('登记官方结果')
    await page.getByText('这次表决不在官方平台进行').waitFor()
  })

  it('is refused beyond the roll, looked at once more, and sent with its document', async () => {
    server.reply('read.poll', { ...polls.open, force: 'import-official', state: 'counting' })
    await tool('登记官方结果')
    await page.locator('#platform').fill('市业主决策平台')
    await figures(['300', '12204.05', '39', '3006.15', '0', '0', '0', '0'])
    await press('核对')
    await page.getByText('超过了名册的人数').waitFor()
    await page.getByText('请附上官方文件').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await figures(['171'])
    await page.route('**/upload', (route) =>
      route.fulfill({
        json: yes({ attachment: 'a-31', mime: 'application/pdf', width: null, height: null }),
      }),
    )
    await page
      .locator('#document')
      .setInputFiles({ name: '结果.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await press('核对')
    await page.getByRole('cell', { name: '12,204.05 ㎡' }).waitFor()
    expect(sent('importOfficial')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
    server.reply('act.importOfficial', yes({ poll: poll.id, outcome: 'passed' }))
    await press('登记结果')
    await page.getByText('官方结果已登记').waitFor()
    expect(sent('importOfficial')[0]?.input).toMatchObject({
      platform: '市业主决策平台',
      document: 'a-31',
      votes: [{ for: { heads: 171, area: '12204.05' }, against: { heads: 39, area: '3006.15' } }],
    })
  })
})

describe('making a vote longer', () => {
  beforeEach(() => {
    server.reply('read.proposal', {
      ...matter,
      stage: { ...matter.stage!, kind: 'poll', closesAt: poll.closesAt },
      mine: { ...matter.mine, may: ['announcePoll', 'extendPoll'] },
    })
    server.reply('read.poll', poll)
    server.reply('read.rolls', [])
  })

  it('needs days and a reason, and nothing is sent before the second look', async () => {
    await tool('表决安排')
    await press('延长并发布公示')
    await page.locator('#days-error').waitFor()
    await page.locator('#reason-error').waitFor()
    expect(sent('extendPoll')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
  })

  it('drafts its notice from the reason and from when it was to end, for the clerk to edit', async () => {
    await tool('表决安排')
    await page.locator('#days').fill('14')
    await page.locator('#reason').fill('3号楼的表决票没有送达完。')
    const body = page.locator('#notice-body')
    await expect.poll(() => body.inputValue()).toContain('延长的原因：3号楼的表决票没有送达完。已经投的票')
    await page.locator('#notice-title').fill('关于延长表决时间的公示')
    await press('延长并发布公示')
    await page.locator('.confirm').waitFor()
    expect(sent('extendPoll')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
    server.reply('act.extendPoll', yes({ poll: poll.id, closesAt: poll.closesAt, notice: 'n-9' }))
    await page.locator('.confirm').getByRole('button', { name: '延长并发布公示' }).click()
    await page.getByText('公示已发布。请打印、张贴。').waitFor()
    expect(sent('extendPoll')[0]?.input).toMatchObject({
      days: 14,
      reason: '3号楼的表决票没有送达完。',
      notice: {
        title: '关于延长表决时间的公示',
        addressee: `${contact.name}全体居民`,
        contact: { telephone: contact.telephone, place: contact.place },
      },
    })
  })
})

describe('announcing a vote of owners', () => {
  const announcing = {
    ...matter,
    process: 'owners-special',
    poll: null,
    stage: { ...matter.stage!, kind: 'poll' as const, closesAt: null },
    mine: { ...matter.mine, may: ['announcePoll'] },
  }
  beforeEach(() => {
    server.reply('read.proposal', announcing)
    server.reply('read.rolls', [{ ...roll, objectionsOpen: 0 }])
  })

  it('chooses neither force nor silence for anybody', async () => {
    await tool('表决安排')
    await page.getByRole('radio', { name: /^纸质计票/ }).waitFor()
    await expect.poll(() => page.locator('input[name=force]:checked').count()).toBe(0)
    await press('发布公告')
    await page.locator('#force-error').waitFor()
    expect(sent('announcePoll')).toEqual([])
    expect(await faultsOf(page)).toEqual([])
  })

  /** A process of owners with this force of its own. */
  const asking = (force: PollForce) => ({ ...announcing, asks: { force, methods: [], rules: [] } })
  const offered = () =>
    page.locator('input[name=force]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))

  it('never offers a binding vote where the process does not bind', async () => {
    server.reply('read.proposal', asking('paper-ledger'))
    await tool('表决安排')
    await page.getByRole('radio', { name: /^纸质计票/ }).waitFor()
    await expect.poll(offered).toEqual(['paper-ledger', 'import-official', 'advisory'])
    await page.getByText('没有法律效力，结果处处注明').waitFor()
  })

  it.each([
    ['binding', '正式表决'],
    ['paper-ledger', '纸质计票'],
    ['import-official', '官方平台结果'],
    ['advisory', '征询意见，不具法律效力'],
  ] as const)('sends the force that was chosen, after a second look: %s', async (force, name) => {
    server.reply('read.proposal', asking('binding'))
    await tool('表决安排')
    await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
    await page.getByRole('radio', { name: '发布后马上开始' }).check()
    await page.getByRole('radio', { name: /^不计入/ }).check()
    await press('发布公告')
    await page.locator('.confirm').waitFor()
    expect(sent('announcePoll')).toEqual([])
    server.reply('act.announcePoll', yes({ poll: 'p-9' }))
    await page.locator('.confirm').getByRole('button', { name: '发布公告' }).click()
    await page.getByText('表决公告已发布').waitFor()
    expect(sent('announcePoll')[0]?.input).toMatchObject({ force, nonResponse: 'absent' })
  })

  it('lets silence count only with the clause named and on file, and says what else it needs', async () => {
    await tool('表决安排')
    await page.getByRole('radio', { name: /^视为同意多数意见/ }).check()
    await page.getByText('公示栏不算').waitFor()
    await expect.poll(() => page.locator('#conditions ~ ol').getByText('还没有').count()).toBe(1)
    await page.getByRole('radio', { name: /^官方平台/ }).check()
    await page.getByRole('radio', { name: '发布后马上开始' }).check()
    await press('发布公告')
    await page.locator('#clauseText-error').waitFor()
    await page.getByText('请附上条款').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.route('**/upload', (route) =>
      route.fulfill({
        json: yes({ attachment: 'a-23', mime: 'application/pdf', width: null, height: null }),
      }),
    )
    await page
      .locator('#clause')
      .setInputFiles({ name: '规则.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await page.locator('#clauseText').fill('议事规则第二十三条')
    await page.getByText('已具备').waitFor()
    server.reply('act.announcePoll', yes({ poll: 'p-9' }))
    await press('发布公告')
    await page.locator('.confirm').getByRole('button', { name: '发布公告' }).click()
    await page.getByText('表决公告已发布').waitFor()
    expect(sent('announcePoll')[0]?.input).toMatchObject({
      force: 'import-official',
      proxies: 3,
      nonResponse: 'deemed-majority',
      clause: 'a-23',
      clauseText: '议事规则第二十三条',
    })
  })
})

describe('who was not reached', () => {
  beforeEach(() => {
    const view = {
      poll: poll.id,
      title: poll.title,
      nonResponse: 'deemed-majority',
      totals: { electors: 319, served: 300, warned: 290, unreached: 3 },
      total: 3,
    }
    server.reply('read.service', ({ after }: { after?: string }) =>
      after
        ? { ...view, items: [served('e-3', '7号楼')], next: null }
        : { ...view, items: [served('e-1', '5号楼'), served('e-2', '5号楼')], next: 'e-2' },
    )
  })

  it('is listed to the end, by building, with what silence still lacks', async () => {
    await tool('未送达名单')
    await page.getByText('还有29个没有送达并告知后果的证明').waitFor()
    await expect.poll(() => page.locator('ul.list').first().locator('li').count()).toBe(3)
    await press('7号楼 1')
    await expect.poll(() => page.locator('ul.list').first().locator('li').count()).toBe(1)
    expect(await faultsOf(page)).toEqual([])
  })

  it('stands beside those who voted in two ways, with which ballot counts', async () => {
    await tool('未送达名单')
    const two = page.locator('#doubles')
    await two.getByText('9号楼商铺2').waitFor()
    await two.getByText('4月21日16:20纸质票').waitFor()
    await two.getByText('不计： 4月20日20:00受托人代投的线上票').waitFor()
  })
})

describe('a roll on inspection', () => {
  beforeEach(() => {
    server.reply('read.rolls', [roll])
    server.reply('read.rollObjections', [objection])
    server.reply('read.rollEntries', { items: [entry], total: 1, next: null })
    server.reply('act.readRoll', yes({ reading: 'k-1' }))
  })

  const enter = async () => {
    await tool('名册公示', true)
    await press('打开2026年业主名册')
    await page.getByText('房本上是64平方米').waitFor()
  }

  it('tells until when an answer is due, and does not freeze before it is given', async () => {
    await enter()
    await page.getByText('3月26日24:00前').waitFor()
    server.reply('act.freezeRoll', { ok: false, refusal: { code: 'objections-open', params: { open: 1 } } })
    await press('冻结名册')
    await page.locator('.confirm').getByRole('button', { name: '冻结名册' }).click()
    await page.getByText('还有1条异议没有答复').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('is corrected with before and after, a reason, and a recorded reading', async () => {
    await enter()
    await press('按这一条更正')
    await expect.poll(() => page.locator('#reason').count()).toBe(0)
    await press('记录并查看')
    await page.getByRole('radio', { name: '一处的面积' }).check()
    await page.locator('#household-search').fill('301')
    await page.getByRole('button', { name: /5号楼2单元301 王小明/ }).click()
    await page.locator('#dwelling').selectOption('0')
    await page.locator('#area').fill('64.001')
    await page.locator('#reason').fill('核对不动产登记簿')
    await press('核对更正')
    await page.getByText('最多两位小数').waitFor()
    await page.locator('#area').fill('64.00')
    await press('核对更正')
    await page.locator('.change').getByText('63.75').waitFor()
    await page.locator('.change').getByText('64.00').waitFor()
    await page.getByText('原因：核对不动产登记簿').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(sent('correctRoll')).toEqual([])
    server.reply('act.correctRoll', yes({ roll: 'r-1', corrections: 1, heads: 319, area: '22587.54' }))
    await press('更正名册')
    await page.getByText('名册现为319人，22,587.54').waitFor()
    expect(sent('correctRoll')[0]?.input).toMatchObject({
      roll: 'r-1',
      objection: 'o-1',
      reason: '核对不动产登记簿',
      correction: {
        what: 'area',
        elector: 'e-301',
        building: '5号楼',
        unit: '2单元',
        room: '301',
        area: '64.00',
      },
    })
  })

  it('is answered in public words, after a second question', async () => {
    await enter()
    await press('答复')
    await page.getByRole('radio', { name: /^不采纳/ }).check()
    await page.locator('#reply').fill('登记簿与名册一致。')
    server.reply('act.answerRollObjection', yes({ objection: 'o-1', outcome: 'dismissed' }))
    await press('公开答复')
    expect(sent('answerRollObjection')).toEqual([])
    await page.locator('.confirm').getByRole('button', { name: '公开答复' }).click()
    await page.getByText('已答复').waitFor()
    expect(sent('answerRollObjection')[0]?.input).toMatchObject({ objection: 'o-1', outcome: 'dismissed' })
  })
})
