import { Buffer } from 'node:buffer'
import type { ProposalView } from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { desks } from '../gallery/fixtures/desk.ts'
import { notices } from '../gallery/fixtures/notice.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { contact } from '../gallery/fixtures/people.ts'
import { matters } from '../gallery/fixtures/proposal.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf, overflowOf } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

const now = '2026-04-08T02:00:00.000Z'
const matter = matters.notice as ProposalView
const may = (view: ProposalView, ...acts: string[]): ProposalView => ({
  ...view,
  mine: { ...view.mine!, may: acts },
})
const stage = (kind: string, closesAt: string | null = null) =>
  ({ ...matter.stage!, kind, closesAt }) as never
const screening = may({ ...matter, stage: stage('screen') }, 'screen')
const doors = {
  items: [
    {
      household: 'h-301',
      zone: 'yiguang.huayuan.g2',
      label: '5号楼2单元301',
      building: '5号楼',
      contactName: null,
      phone: null,
      vacant: false,
      members: 1,
    },
    {
      household: 'h-302',
      zone: 'yiguang.huayuan.g2',
      label: '5号楼2单元302',
      building: '5号楼',
      contactName: null,
      phone: null,
      vacant: false,
      members: 0,
    },
  ],
  total: 2,
  next: null,
}

beforeEach(() => {
  server = playServer()
  server.reply('read.desk', desks.clerk)
  server.reply('read.board', { ...boards.running, now })
  server.reply('read.contact', contact)
  server.reply('read.households', doors)
  server.reply('read.proposal', screening)
  server.reply('read.me', {
    person: 'k-1',
    name: '社区工作者甲',
    grants: [{ role: 'gridworker', zone: 'yiguang.huayuan.g2' }],
    households: [],
    freshUntil: null,
    zone: { id: 'yiguang.huayuan', name: '华园小区', telephone: '0391-000 0000' },
  })
})
afterEach(() => page?.context().close())

async function desk(more: Record<string, string> = {}, width = 375): Promise<void> {
  page = await open({ el: 'desk', more, width, signedIn: true }, server.stub)
  await page.locator('#desk').waitFor()
}

/** Open a piece of work, or a tool. */
const work = (name: string) => page.getByRole('button', { name: `办理：${name}` }).click()
const tool = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
const acts = () => server.calls.filter(({ name }) => name.startsWith('act.'))
const confirm = (name: string) => page.locator('.confirm').getByRole('button', { name, exact: true }).click()

describe('the desk', () => {
  it('asks who is there before it shows anything', async () => {
    server.reply('read.desk', { refused: 'not-signed-in' })
    page = await open({ el: 'desk' }, server.stub)
    await page.getByText('工作台供工作人员使用').waitFor()
    await page.evaluate(() =>
      addEventListener('yishi-sign-in-needed', () => document.body.setAttribute('data-asked', 'yes')),
    )
    await page.getByRole('button', { name: '登录' }).click()
    await expect.poll(() => page.locator('body').getAttribute('data-asked')).toBe('yes')
  })

  it('says what is overdue first, then what is due today, then the rest', async () => {
    await desk()
    await expect
      .poll(() => page.locator('.group h3').allTextContents())
      .toEqual(['已逾期', '今天到期', '七天内到期', '没有期限'])
    await page.getByText('逾期1件').waitFor()
    await page.getByText('应在4月5日24:00前办结').waitFor()
    await expect.poll(() => page.locator('.group.overdue li').count()).toBe(1)
  })

  it('opens work in place, goes back with the focus, and opens it again after a reload', async () => {
    await desk()
    await work('受理提议')
    await page.getByLabel('退回').waitFor()
    await expect.poll(() => focusOf(page)).toBe('bench')
    await page.getByLabel('退回').check()
    await page.getByRole('textbox', { name: '原因' }).fill('属于市政')
    await page.reload()
    await page.getByRole('textbox', { name: '原因' }).waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: '原因' }).inputValue()).toBe('属于市政')
    await page.getByRole('button', { name: '回到工作台' }).click()
    await expect.poll(() => focusOf(page)).toBe('desk')
  })

  it('says so when a tool does not come, keeps what was open, and fetches it when asked again', async () => {
    await desk()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    const gone = /\/people-[\w-]+\.js$|\/claims-[\w-]+\.js$/
    await page.route(gone, (route) => route.abort())
    await tool('住户认领')
    await page.getByRole('alert').getByText('这个工具没有打开').waitFor()
    await expect.poll(() => focusOf(page)).toBe('bench')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('alert').getByText('这个工具没有打开').waitFor()
    await page.unroute(gone)
    server.reply('read.claims', { items: [], total: 0, next: null })
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByText('没有有疑问的认领。').waitFor()
    expect(faults).toEqual([])
  })

  it('whose tool is gone for good opens it after the page was loaded anew', async () => {
    await desk()
    const gone = /\/claims-[\w-]+\.js$/
    await page.route(gone, (route) => route.fulfill({ status: 404, body: '' }))
    await tool('住户认领')
    await page.getByRole('button', { name: '刷新网页' }).waitFor()
    await page.unroute(gone)
    server.reply('read.claims', { items: [], total: 0, next: null })
    await page.getByRole('button', { name: '刷新网页' }).click()
    await page.getByText('没有有疑问的认领。').waitFor()
  })

  it('names the task and its matter where a task is late', async () => {
    await desk()
    await page.getByText('楼道粉刷 · 划线编号').waitFor()
    await page.getByRole('button', { name: '办理：催办任务，楼道粉刷 · 划线编号' }).waitFor()
  })

  it('offers only what somebody’s roles allow', async () => {
    server.reply('read.desk', { ...desks.nothing, roles: ['assignee'] })
    await desk()
    await expect
      .poll(() => page.getByRole('navigation').getByRole('button').allTextContents())
      .toHaveLength(1)
    await page.getByText('眼下没有待办').waitFor()
  })

  it('has no fault that axe finds, light, dark, in English, and fits a narrow phone in elder mode', async () => {
    await desk({}, 320)
    expect(await faultsOf(page)).toEqual([])
    await page.locator('main > *').evaluate((element) => {
      document.body.dataset.theme = 'dark'
      element.setAttribute('theme', 'dark')
      element.setAttribute('lang', 'en')
    })
    await page.getByText('Overdue', { exact: true }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('main > *').evaluate((element) => element.setAttribute('elder', ''))
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })
})

describe('screening', () => {
  beforeEach(async () => {
    await desk()
    await work('受理提议')
    await page.getByRole('button', { name: '提交答复' }).waitFor()
  })

  it('has nothing preselected, sends nothing without an answer, and says what is missing', async () => {
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    await page.getByRole('button', { name: '提交答复' }).click()
    await page.getByText('请先选择').waitFor()
    await page.getByLabel('采纳为社区事项').check()
    await page.getByRole('button', { name: '提交答复' }).click()
    await expect.poll(() => page.locator('[aria-invalid=true]').count()).toBe(2)
    expect(acts()).toEqual([])
  })

  it('keeps all that was typed when it is refused, and says why', async () => {
    server.reply('act.screen', no('wrong-stage'))
    await page.getByLabel('退回').check()
    await page.getByRole('textbox', { name: '原因' }).fill('属于市政管网')
    await page.getByRole('button', { name: '提交答复' }).click()
    await page.getByText('退回后这个提议就此结束').waitFor()
    expect(acts()).toEqual([])
    await confirm('退回')
    await page.locator('form .refusal').waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: '原因' }).inputValue()).toBe('属于市政管网')
  })

  it('names affected households out of the register, each with its reason', async () => {
    server.reply('act.screen', yes({ proposal: 'm-5n', decision: 'accepted' }))
    await page.getByRole('radio', { name: /^受理/ }).check()
    await page.getByLabel('权属').fill('街道所有')
    await page.getByLabel('资金来源').fill('微实事资金')
    await page.getByLabel('查找并添加利害关系户').fill('5号楼 30')
    await page.getByRole('button', { name: '选 5号楼2单元301' }).click()
    await page.getByRole('button', { name: '提交答复' }).click()
    await page.getByText('请填写这一项').waitFor()
    await page.getByLabel('5号楼2单元301有什么利害关系').fill('在此种菜')
    await page.getByRole('button', { name: '提交答复' }).click()
    await confirm('受理')
    await page.getByRole('status').getByText('已受理。').waitFor()
    expect(acts()[0]!.input).toEqual({
      zone: 'yiguang.huayuan',
      proposal: 'm-5n',
      decision: 'accepted',
      ownership: '街道所有',
      consent: null,
      money: '微实事资金',
      partyStudy: null,
      affected: [{ household: 'h-301', why: '在此种菜' }],
    })
  })

  it('has no fault that axe finds', async () => {
    await page.getByRole('radio', { name: /^受理/ }).check()
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('publishing', () => {
  beforeEach(async () => {
    server.reply('read.proposal', may({ ...matter, stage: stage('notice') }, 'publishNotice'))
    server.reply('read.notice', notices.running)
    await desk()
    await work('发布公示')
    await page.getByRole('button', { name: '预览' }).waitFor()
  })

  it('proposes title, period and contact, and says the first and the last day', async () => {
    await expect
      .poll(() => page.getByLabel('标题').inputValue())
      .toBe('关于5号楼北侧空地整治及增设车位的公示')
    await expect.poll(() => page.getByLabel('反映意见的地点').inputValue()).not.toBe('')
    await page.getByText('从2026年4月9日挂到2026年4月15日').waitFor()
    await page.getByLabel('公示天数').fill('10')
    await page.getByText('最后一天是周末').waitFor()
  })

  it('proposes where the community can be met, also where nothing hangs any more', async () => {
    server.reply('read.board', { ...boards.running, items: [], now })
    await page.reload()
    await page.getByRole('button', { name: '预览' }).waitFor()
    await expect.poll(() => page.getByLabel('反映意见的地点').inputValue()).toBe('社区服务站')
    await expect.poll(() => page.getByLabel('受理时间').inputValue()).toBe('8:30至18:00')
    await expect.poll(() => page.getByLabel('联系电话').inputValue()).toBe('0391-000 0000')
  })

  it('publishes nothing that was not looked at in its official form', async () => {
    server.reply('act.publishNotice', yes({ notice: 'n-13' }))
    await page.getByLabel('公示天数').fill('0')
    await page.getByRole('button', { name: '预览' }).click()
    await page.getByText('请填数字').waitFor()
    await expect.poll(() => page.locator('.paper').count()).toBe(0)
    await page.getByLabel('公示天数').fill('7')
    await page.getByLabel('正文').fill('现将方案公示如下。')
    await page.getByRole('button', { name: '预览' }).click()
    await page.locator('.paper').getByText('特此公示').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(acts()).toEqual([])
    await confirm('发布')
    await page.getByText('公示已发布').waitFor()
    expect(acts()[0]).toMatchObject({
      name: 'act.publishNotice',
      input: { kind: 'plan', days: 7, body: '现将方案公示如下。', attachments: [] },
    })
  })
})

describe('the lists', () => {
  it('say the force of a vote beside its matter and beside every notice of its result', async () => {
    const voted = { ...matter, pollForce: 'advisory' as const, notices: boards.others.items }
    server.reply('read.board', { ...boards.others, now })
    server.reply('read.proposals', {
      items: [matter, { ...voted, id: 'm-2' }],
      total: 2,
      next: null,
      counts: {},
    })
    await desk()
    await tool('公示管理')
    await page.getByText('〔2026〕第14号 · 纸质计票 · 有更正 ·').waitFor()
    await page.getByText('〔2026〕第6号 · 征询意见，不具法律效力 ·').waitFor()
    await desk()
    await tool('办理事项')
    await page.getByText('· 表决：征询意见，不具法律效力').waitFor()
    await expect.poll(() => page.getByText('表决：').count()).toBe(1)
    expect(await faultsOf(page)).toEqual([])
    server.reply('read.proposal', voted)
    await page.getByRole('button', { name: /^打开/ }).nth(1).click()
    await page.getByText('表决：征询意见，不具法律效力').waitFor()
    await page.getByText('· 纸质计票 · 有更正').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })
})

describe('a notice at work', () => {
  it('is posted only with a picture of it hanging there', async () => {
    server.reply('read.notice', { ...notices.running, postings: [], objections: [] })
    server.reply('read.proposal', may(matter, 'serveNotice'))
    server.reply('act.postNotice', yes({ posting: 'p-1' }))
    await desk()
    await tool('公示管理')
    await page.getByRole('button', { name: /^打开/ }).first().click()
    await page.getByLabel('贴在哪里').fill('5号楼楼前公告栏')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('请放一张张贴后的照片').waitFor()
    await page.route('**/upload', (route) =>
      route.fulfill({ json: yes({ attachment: 'a-9', mime: 'image/webp', width: 1, height: 1 }) }),
    )
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await page.getByLabel('张贴后的照片').setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: png })
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('张贴已登记').waitFor()
    expect(acts()[0]!.input).toMatchObject({
      place: '5号楼楼前公告栏',
      photo: 'a-9',
      postedAt: '2026-04-08T10:00:00+08:00',
    })
  })

  it('takes no file that is neither picture nor paper, and says why the server took none', async () => {
    server.reply('read.notice', { ...notices.running, postings: [], objections: [] })
    server.reply('read.proposal', may(matter, 'serveNotice'))
    await desk()
    await tool('公示管理')
    await page.getByRole('button', { name: /^打开/ }).first().click()
    await page.getByLabel('贴在哪里').fill('5号楼楼前公告栏')
    const field = page.getByLabel('张贴后的照片')
    await field.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await page.getByText('“a.txt”不是图片，也不是 PDF，没有选上').waitFor()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    expect(acts()).toEqual([])
    await page.getByRole('button', { name: '不要这个文件' }).click()
    await expect.poll(() => page.getByText('不是图片，也不是 PDF').count()).toBe(0)
    await page.route('**/upload', (route) => route.fulfill({ status: 413, json: no('too-large') }))
    await field.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') })
    await page.getByText('a.pdf', { exact: true }).waitFor()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('文件太大，没有上传').waitFor()
    await expect.poll(() => page.getByLabel('贴在哪里').inputValue()).toBe('5号楼楼前公告栏')
    expect(acts()).toEqual([])
  })

  it('lets nobody answer in writing before somebody has met the objector', async () => {
    const objection = {
      ...notices.objections.objections[0]!,
      outcome: null,
      metAt: null,
      metDeclined: false,
      reply: null,
      repliedAt: null,
    }
    server.reply('read.notice', { ...notices.running, objections: [objection] })
    server.reply('read.proposal', may(matter, 'answerObjection'))
    await desk()
    await work('与异议人沟通')
    await page.getByText('先要当面沟通，再书面答复').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '书面答复' }).count()).toBe(0)
  })
})

const householdRoll = {
  id: 'r-1',
  zone: 'yiguang.huayuan',
  kind: 'households',
  name: '户名册',
  parking: 'excluded',
  dwellings: 311,
  electors: 311,
  heads: 311,
  area: '0.00',
  importedAt: now,
  frozenAt: null,
  root: null,
}

describe('announcing a poll', () => {
  it('says that a roll stands only once it can be chosen, whatever else is read meanwhile', async () => {
    server.reply('read.proposal', may({ ...matter, stage: stage('poll') }, 'announcePoll', 'skipPoll'))
    server.reply('read.rolls', [])
    server.reply('act.makeHouseholdRoll', yes({ roll: 'r-1', electors: 311 }))
    server.reply('read.proposals', { items: [matter], total: 1, next: null, counts: {} })
    await desk()
    await tool('办理事项')
    await page.getByRole('button', { name: /^打开/ }).first().click()
    await page.getByRole('button', { name: '表决安排' }).click()
    const make = page.getByRole('button', { name: '按住户登记编制户名册' })
    await make.waitFor()
    const answers: ((rolls: object[]) => void)[] = []
    server.reply('read.rolls', () => new Promise((resolve) => answers.push(resolve)))
    await make.click()
    await expect.poll(() => answers.length).toBeGreaterThan(1)
    const first = answers.length
    await page.evaluate(() => dispatchEvent(new Event('yishi-changed')))
    await expect.poll(() => answers.length).toBeGreaterThan(first)
    for (const answer of answers.slice(0, -1)) answer([])
    await page.waitForTimeout(200)
    expect(await page.getByText('户名册已编制').count()).toBe(0)
    answers.at(-1)!([householdRoll])
    await page.getByText('户名册已编制，共311户').waitFor()
    await page.getByRole('option', { name: /户名册/ }).waitFor({ state: 'attached' })
  })

  it('needs a roll, and freezes it only after a second look', async () => {
    server.reply('read.proposal', may({ ...matter, stage: stage('poll') }, 'announcePoll', 'skipPoll'))
    server.reply('read.rolls', [])
    server.reply('act.makeHouseholdRoll', yes({ roll: 'r-1', electors: 311 }))
    server.reply('act.announcePoll', yes({ poll: 'v-1' }))
    await desk()
    await tool('办理事项')
    server.reply('read.proposals', { items: [matter], total: 1, next: null, counts: {} })
    await page.getByRole('button', { name: /^打开/ }).first().click()
    await page.getByRole('button', { name: '表决安排' }).click()
    await page.getByRole('button', { name: '发布公告' }).click()
    await page.locator('#roll-none .refusal').waitFor()
    expect(acts()).toEqual([])
    server.reply('read.rolls', [householdRoll])
    await page.getByRole('button', { name: '按住户登记编制户名册' }).click()
    await page.getByText('户名册已编制，共311户').waitFor()
    await page.getByLabel('发布后马上开始').check()
    await page.getByRole('button', { name: '发布公告' }).click()
    await confirm('发布公告')
    await page.getByText('表决公告已发布').waitFor()
    expect(acts()[1]!.input).toMatchObject({
      roll: 'r-1',
      opensAt: null,
      days: 7,
      paper: false,
      nonResponse: 'absent',
    })
  })
})

describe('a visit', () => {
  const consulting = may(
    {
      ...matter,
      stage: stage('consult'),
      affected: [{ household: 'h-301', label: '5号楼2单元301', why: '种菜', heardAt: null, servedAt: null }],
    },
    'visit',
  )

  beforeEach(async () => {
    server.reply('read.desk', desks.gridworker)
    server.reply('read.proposal', consulting)
    server.reply('read.proposals', { items: [matter], total: 1, next: null, counts: {} })
    await desk()
    await work('入户走访')
    await page.getByLabel('哪一户').waitFor()
  })

  const fill = async () => {
    await page.getByLabel('哪一户').fill('302 5号楼')
    await page.getByRole('button', { name: '选 5号楼2单元302' }).click()
    await page.getByLabel('已同意').check()
    await page.getByLabel('支持').check()
    await page.getByRole('button', { name: '记下走访' }).click()
  }

  it('is written down without a network, outlives the page, and is sent once when the network is back', async () => {
    await page.context().setOffline(true)
    await fill()
    await page.getByRole('heading', { name: '1 条待发送' }).waitFor()
    expect(acts()).toEqual([])
    await page.context().setOffline(false)
    await expect.poll(() => acts().length, { timeout: 15_000 }).toBeGreaterThan(0)
    server.reply('act.visit', yes({ visit: 'x' }))
    await expect
      .poll(() => page.getByRole('heading', { name: '1 条待发送' }).count(), { timeout: 15_000 })
      .toBe(0)
    const sent = acts()
    expect(new Set(sent.map(({ input }) => input.visit)).size).toBe(1)
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
    expect(sent[0]!.input).toMatchObject({
      household: 'h-302',
      outcome: 'agreed',
      opinion: { stance: 'for', reason: '' },
    })
  })

  it('waits on the device over a reload, and is shown on the desk', async () => {
    await page.context().setOffline(true)
    await fill()
    await page.getByRole('heading', { name: '1 条待发送' }).waitFor()
    await page.context().setOffline(false)
    await page.reload()
    await page.getByRole('heading', { name: '1 条待发送' }).waitFor()
    await page.getByRole('button', { name: '回到工作台' }).click()
    await page.getByText('1 条走访待发送').waitFor()
  })

  it('that the server refuses is shown with its reason, and can be mended and sent again', async () => {
    server.reply('act.visit', no('wrong-stage'))
    await fill()
    await page.getByText('没有被接收').waitFor()
    server.reply('act.visit', yes({ visit: 'x' }))
    await page.getByRole('button', { name: '改后再发' }).click()
    await page.getByLabel('和谁一起去').fill('楼长')
    await page.getByRole('button', { name: '记下走访' }).click()
    await expect.poll(() => acts().length).toBe(2)
    await expect.poll(() => page.getByText('没有被接收').count()).toBe(0)
    const [first, second] = acts()
    expect(second!.input).toMatchObject({ visit: first!.input.visit, together: '楼长' })
  })

  it('needs an outcome and an answer on the opinion, neither preselected, and axe finds nothing', async () => {
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    await page.getByRole('button', { name: '5号楼2单元301' }).click()
    await page.getByRole('button', { name: '记下走访' }).click()
    await page.getByText('请先选择').waitFor()
    await page.getByLabel('沟通中').check()
    await page.getByRole('button', { name: '记下走访' }).click()
    await page.getByText('请先选择').waitFor()
    expect(acts()).toEqual([])
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('paper', () => {
  const question = {
    key: 'q1',
    text: '清理菜地，增设24个车位。您同意吗？',
    form: 'yes-no-abstain',
    options: [],
    rule: null,
  }
  const sheet = (id: string, state: string, more: object = {}) => ({
    id,
    batch: 'b-1',
    elector: `e-${id}`,
    label: `5号楼2单元${id}`,
    handedInAt: now,
    collectedBy: '网格员甲',
    photo: null,
    state,
    choices: null,
    enteredBy: null,
    enteredByMe: false,
    confirmedBy: null,
    differing: null,
    other: null,
    ...more,
  })
  const paper = (sheets: object[], batch: object = {}) => ({
    poll: 'v-1',
    title: '5号楼北侧空地整治',
    questions: [question, { ...question, key: 'q2', text: '沿墙留公共菜圃。您同意吗？' }],
    state: 'open',
    batches: [
      {
        id: 'b-1',
        number: 1,
        openedAt: now,
        enteredAt: null,
        sheets: sheets.length,
        entered: 0,
        confirmed: 0,
        toConfirm: 0,
        ...batch,
      },
    ],
    sheets,
    totals: {
      returned: { heads: 2, area: '0.00' },
      unreturned: { heads: 309, area: '0.00' },
      served: 0,
      unreached: 309,
    },
    unreturned: [{ elector: 'e-401', label: '5号楼2单元401', served: false }],
  })

  async function openPaper(sheets: object[], batch: object = {}): Promise<void> {
    server.reply(
      'read.proposal',
      may({ ...matter, poll: 'v-1', stage: stage('poll', now) }, 'openBatch', 'handIn'),
    )
    server.reply('read.paper', paper(sheets, batch))
    await desk()
    await work('录入纸质票')
    await page.getByText('批次').waitFor()
  }

  it('is keyed in by keys alone, and never with an open question', async () => {
    server.reply('act.enterSheet', yes({ sheet: '301', agrees: true, ballot: 'x' }))
    await openPaper([sheet('301', 'handed-in'), sheet('302', 'handed-in')])
    await page.getByRole('button', { name: '录入（2张）' }).click()
    await page.getByText('5号楼2单元301').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    expect(acts()).toEqual([])
    await page.keyboard.press('2')
    server.reply(
      'read.paper',
      paper([sheet('301', 'entered', { enteredByMe: true }), sheet('302', 'handed-in')]),
    )
    await page.keyboard.press('Enter')
    await page.getByText('5号楼2单元302').waitFor()
    expect(acts()[0]!.input).toMatchObject({ sheet: '301', choices: { q1: 'for', q2: 'against' } })
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
  })

  it('does not show the second person what the first one read, and stops where they differ', async () => {
    server.reply('act.confirmSheet', yes({ sheet: '301', agrees: false, ballot: null }))
    await openPaper([sheet('301', 'entered', { enteredBy: '社区工作者乙' })], { entered: 1, toConfirm: 1 })
    await page.getByRole('button', { name: '复核（1张）' }).click()
    await expect.poll(() => page.locator('.asked').first().textContent()).not.toContain('第一次')
    server.reply('read.paper', paper([], { entered: 1 }))
    for (const key of ['3', '3', 'Enter']) await page.keyboard.press(key)
    await page.getByText('两次读的不一样，已停下').waitFor()
  })

  it('asks nobody to confirm their own reading', async () => {
    await openPaper([sheet('301', 'entered', { enteredByMe: true })], { entered: 1, toConfirm: 1 })
    await expect.poll(() => page.getByRole('button', { name: /复核/ }).count()).toBe(0)
    await page.getByText('还有1张没有录入或复核，不能宣布录完').waitFor()
  })

  it('is handed in by the door or the number on the sheet', async () => {
    server.reply('act.handIn', yes({ sheet: 's-9' }))
    await openPaper([])
    await page.getByRole('button', { name: '登记收回' }).click()
    await page.getByLabel('哪一户（或表决人）的票').fill('e-401')
    await page.getByRole('button', { name: '选 5号楼2单元401' }).click()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('5号楼2单元401的票已登记').waitFor()
    expect(acts()[0]!.input).toMatchObject({ batch: 'b-1', elector: 'e-401', collector: null, photo: null })
  })
})

describe('looking up a roll', () => {
  it('shows what was searched for last, whichever answer comes first', async () => {
    const elector = (names: string) => ({
      elector: names,
      label: '1号楼101',
      names,
      heads: 1,
      area: '60.00',
      dwellings: [],
      voters: [],
    })
    const found = (...names: string[]) => ({ items: names.map(elector), total: names.length, next: null })
    let answerAll = (_: object) => {}
    server.reply('read.rolls', [{ ...householdRoll, kind: 'owners', name: '业主名册' }])
    server.reply('act.readRoll', yes({ reading: 'k-1' }))
    server.reply('read.rollEntries', ({ search }: { search: string }) =>
      search ? found('李二') : new Promise((resolve) => (answerAll = resolve)),
    )
    await desk()
    await tool('名册')
    await page.getByRole('button', { name: '查阅', exact: true }).click()
    await page.getByLabel(/^查阅的原因/).fill('确认投票人')
    await page.locator('form').getByRole('button', { name: '查阅', exact: true }).click()
    await page.getByLabel(/^查找表决人/).fill('李二')
    await page.getByLabel(/^查找表决人/).blur()
    await page.getByText('找到1户').waitFor()
    answerAll(found('王一', '李二', '张三'))
    await page.waitForTimeout(200)
    expect(await page.getByText('王一').count()).toBe(0)
    expect(await page.getByText('找到1户').count()).toBe(1)
  })
})

describe('an import of a roll', () => {
  const job = (state: string, more: object = {}) => ({
    id: 'j-1',
    zone: 'yiguang.huayuan',
    name: '华园业主名册',
    state,
    lines: 120,
    total: 358,
    startedAt: now,
    problems: [],
    result: null,
    ...more,
  })

  beforeEach(async () => {
    server.reply('read.rolls', [])
    await desk()
    await tool('名册')
    await page.getByRole('button', { name: '导入业主名册', exact: true }).click()
    await page.route('**/rolls', (route) => route.fulfill({ json: yes({ job: 'j-1' }) }))
    await page.getByLabel('名册名称').fill('华园业主名册')
    await page.getByRole('radio', { name: /不计入/ }).check()
  })

  const send = async () => {
    await page
      .getByLabel('名册文件（CSV）')
      .setInputFiles({ name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from('楼栋') })
    await page.getByRole('button', { name: '开始导入' }).click()
  }

  it('is not begun without a file', async () => {
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('请选择文件').waitFor()
  })

  it('shows every problem with its line and column', async () => {
    const problems = [
      { line: 7, column: '建筑面积', code: 'area-invalid', message: '' },
      { line: 14, column: null, code: 'duplicate-dwelling', message: '' },
    ]
    server.reply('read.rollImport', job('refused', { problems }))
    await send()
    await page.getByText('文件里有2处问题').waitFor()
    await page.getByText('第7行 “建筑面积”').waitFor()
    await page.getByText('同一个专有部分出现了两次').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('can be left and found again', async () => {
    server.reply('read.rollImport', job('reading'))
    await send()
    await page.getByText('120 / 358 行').waitFor()
    await page.reload()
    await page.getByText('120 / 358 行').waitFor()
    server.reply(
      'read.rollImport',
      job('done', { result: { roll: 'r-1', dwellings: 358, heads: 319, area: '22587.29' } }),
    )
    await page.getByText('专有部分358个，计319人，面积22,587.29').waitFor()
  })
})

describe('a household sheet', () => {
  it('is looked at and matched before anything is registered, and vacancies are left out', async () => {
    const row = (room: string, vacant = false) => ({
      line: 2,
      building: '1号楼',
      unit: '1单元',
      room,
      name: vacant ? '' : '曹建燕',
      phone: '',
      vacant,
    })
    const preview = {
      columns: [
        { index: 0, header: '楼', meaning: 'building' },
        { index: 1, header: '门', meaning: null },
      ],
      headerRow: 3,
      rows: [row('101'), row('102', true)],
      totals: { dwellings: 2, households: 1, vacant: 1 },
      problems: [],
    }
    const asked: string[] = []
    server.reply('act.registerHouseholds', yes({ households: ['h-1'] }))
    server.reply('read.zones', [{ zone: 'yiguang.huayuan', level: 'estate', name: '华园小区' }])
    await desk()
    await page.route('**/households/preview', (route) => {
      asked.push(route.request().postData() ?? '')
      return route.fulfill({ json: yes(preview) })
    })
    await tool('住户登记')
    await page.getByRole('button', { name: '读取' }).click()
    await page.getByText('请选择文件或粘贴内容').waitFor()
    await page.getByLabel('或者把表格里的内容粘贴到这里').fill('楼\t门\n1\t101')
    await page.getByRole('button', { name: '读取' }).click()
    await page.getByText('共2套：1户有人住，1套空置').waitFor()
    await page.getByText('每一列是什么').click()
    await page.getByLabel('“门”这一列').selectOption('room')
    await expect.poll(() => asked.length).toBe(2)
    expect(asked[1]).toContain('{"building":0,"room":1}')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '登记1户' }).click()
    expect(acts()).toEqual([])
    await confirm('登记1户')
    await page.getByText('已登记1户。').waitFor()
    expect(acts()[0]!.input).toMatchObject({
      households: [{ zone: 'yiguang.huayuan', building: '1号楼', room: '101', vacant: false }],
    })
  })
})
