import { type PaperView, type ProposalView, sheetCode } from '@yishi/schema/words'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { desks } from '../gallery/fixtures/desk.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { matters } from '../gallery/fixtures/proposal.ts'
import { useBrowser } from './browser.ts'
import { no, yes } from './played.ts'
import { faultsOf } from './states.ts'

const { open } = useBrowser()
let page: Page
afterEach(() => page?.context().close())

const now = '2026-04-08T02:00:00.000Z'
const poll = 'v-1'
const electorOf = (n: number) => `e${String(n).padStart(6, '0')}`
const labelOf = (n: number) => `1号楼1单元${100 + n}`
const codeOf = (n: number) => sheetCode(poll, electorOf(n))
/** What is crossed on the sheets of a stack: none is like the one before. */
const crossOf = (n: number) => (['for', 'against', 'abstain', 'invalid'] as const)[n % 4]!
const keyOf = { for: '1', against: '2', abstain: '3', invalid: '0' }

/** An office with so many electors, which remembers what is handed in and read. */
function office(electors: number, { confirming = false, lost = 0 } = {}) {
  const sheets: PaperView['sheets'] = []
  const acts: { name: string; input: Record<string, unknown> }[] = []
  let toLose = lost
  const add = (elector: string, more: object = {}) => {
    const sheet = {
      id: `s-${elector}`,
      batch: 'b-1',
      elector,
      label: labelOf(Number(elector.slice(1))),
      byProxy: false,
      handedInAt: now,
      collectedBy: '网格员甲',
      photo: null,
      state: 'handed-in' as const,
      choices: null,
      enteredBy: null,
      enteredByMe: false,
      confirmedBy: null,
      differing: null,
      other: null,
      ...more,
    }
    sheets.push(sheet)
    return sheet
  }
  if (confirming)
    for (let n = 1; n <= electors; n++) add(electorOf(n), { state: 'entered', enteredBy: '社区工作者乙' })
  const paper = () => ({
    poll,
    title: '出租公共用地',
    questions: [{ key: 'q1', text: '您同意出租吗？', form: 'yes-no-abstain', options: [], rule: null }],
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
        toConfirm: confirming ? sheets.filter(({ state }) => state === 'entered').length : 0,
      },
    ],
    sheets: sheets.map((sheet) => ({ ...sheet })),
    totals: {
      returned: { heads: sheets.length, area: '0.00' },
      unreturned: { heads: electors - sheets.length, area: '0.00' },
      served: 0,
      unreached: 0,
    },
    unreturned: Array.from({ length: electors }, (_, i) => i + 1)
      .filter((n) => !sheets.some(({ elector }) => elector === electorOf(n)))
      .map((n) => ({ elector: electorOf(n), label: labelOf(n), served: false })),
  })
  const matter = matters.notice as ProposalView
  const stage = { ...matter.stage!, kind: 'poll', closesAt: now }
  const proposal = { ...matter, poll, stage, mine: { ...matter.mine!, may: ['openBatch', 'handIn'] } }
  const me = {
    person: 'k-1',
    name: '社区工作者甲',
    grants: [{ role: 'clerk', zone: 'yiguang.huayuan' }],
    households: [],
    freshUntil: null,
    zone: { id: 'yiguang.huayuan', name: '华园小区', telephone: '0391-000 0000' },
  }
  const reads: Record<string, () => unknown> = {
    'read.desk': () => desks.clerk,
    'read.board': () => ({ ...boards.running, now }),
    'read.proposal': () => proposal,
    'read.paper': paper,
    'read.me': () => me,
    'read.households': () => ({ items: [], total: 0, next: null }),
  }
  const act = (name: string, input: Record<string, unknown>): unknown => {
    if (name === 'act.enterSheet' && toLose-- > 0) return 'lost'
    acts.push({ name, input })
    if (name === 'act.handIn') return yes({ sheet: add(input.elector as string).id })
    const sheet = sheets.find(({ id }) => id === input.sheet)!
    const choices = input.choices as Record<string, string>
    if (name === 'act.enterSheet') {
      if (sheet.state !== 'handed-in') return no('already-done')
      Object.assign(sheet, { state: 'entered', enteredByMe: true, choices })
    } else Object.assign(sheet, { state: 'confirmed' })
    return yes({ sheet: sheet.id, agrees: true, ballot: null })
  }
  return {
    acts,
    of: (name: string) => acts.filter((one) => one.name === `act.${name}`).map(({ input }) => input),
    stub(name: string, sent: Record<string, unknown>): unknown {
      const { input = sent } = sent as { input?: Record<string, unknown> }
      return name.startsWith('act.') ? act(name, input) : (reads[name]?.() ?? 'lost')
    },
  }
}

async function openPaper(the: ReturnType<typeof office>): Promise<void> {
  page = await open({ el: 'desk', more: {}, width: 1280, signedIn: true }, the.stub)
  await page.getByRole('button', { name: '办理：录入纸质票' }).click()
  await page.getByRole('heading', { name: '批次' }).waitFor()
}

async function beginStack(the: ReturnType<typeof office>): Promise<void> {
  await openPaper(the)
  await page.getByRole('button', { name: '扫票录入' }).click()
  await page.getByRole('button', { name: '开始' }).click()
  await page.locator('#scan').waitFor()
}

/** A scanner: it types the number into whatever has the focus, as fast as it can, and Enter. */
async function scan(code: string): Promise<void> {
  await page.evaluate((text) => {
    let at: Element | null = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const target = at ?? document.body
    if (target instanceof HTMLInputElement) target.value = text
    const keys = target instanceof HTMLInputElement ? ['Enter'] : [...text, 'Enter']
    for (const key of keys)
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      )
  }, code)
}

const lies = (n: number) => page.getByRole('heading', { name: labelOf(n), exact: true }).waitFor()

describe('a stack of sheets', () => {
  it('takes no number that is not of this vote, and none twice', async () => {
    const the = office(3)
    await beginStack(the)
    await scan(sheetCode('another', electorOf(1)))
    await page.getByText('这不是本次表决的票').waitFor()
    await scan('https://example.org')
    await page.getByText('这不是票号').waitFor()
    await scan(codeOf(1))
    await lies(1)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.locator('#scan').waitFor()
    await scan(codeOf(1))
    await page.getByText(`${labelOf(1)}的票已经收过`).waitFor()
    expect(the.of('handIn')).toHaveLength(1)
  })

  it('marks nothing by a number that is scanned while an unread sheet lies there', async () => {
    const the = office(3)
    await beginStack(the)
    await scan(codeOf(1))
    await lies(1)
    await scan(codeOf(2))
    await page.getByText('请把每个问题都标上').waitFor()
    await expect.poll(() => page.locator('input:checked').count()).toBe(0)
    expect(the.of('handIn')).toHaveLength(1)
    expect(the.of('enterSheet')).toEqual([])
  })

  it('gives the last sheet back, and sends it once, as it was read the second time', async () => {
    const the = office(3)
    await beginStack(the)
    for (const n of [1, 2]) {
      await scan(codeOf(n))
      await lies(n)
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
      await page.locator('#scan').waitFor()
    }
    await expect.poll(() => the.of('enterSheet').length).toBe(1)
    await page.keyboard.press('Backspace')
    await lies(2)
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await page.getByText(`上一张：${labelOf(2)}　不同意`).waitFor()
    await page.getByRole('button', { name: '先到这里' }).click()
    await page.getByRole('heading', { name: '批次' }).waitFor()
    expect(the.of('enterSheet').map(({ sheet, choices }) => [sheet, choices])).toEqual([
      [`s-${electorOf(1)}`, { q1: 'for' }],
      [`s-${electorOf(2)}`, { q1: 'against' }],
    ])
  })

  it('can be put aside unread: it has come back, and waits for its reading', async () => {
    const the = office(3)
    await beginStack(the)
    await scan(codeOf(1))
    await lies(1)
    await page.getByRole('button', { name: '放到一边' }).click()
    await scan(codeOf(2))
    await lies(2)
    await page.keyboard.press('1')
    await scan(codeOf(1))
    await lies(1)
    expect(the.of('handIn')).toHaveLength(2)
    expect(the.of('enterSheet')).toEqual([])
  })

  it('is scanned by the camera where the browser reads codes, and each sheet’s picture goes along', async () => {
    const the = office(3)
    page = await open({ el: 'desk', more: {}, width: 1280, signedIn: true }, the.stub)
    await page.evaluate((code) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 })
      const pen = canvas.getContext('2d')!
      setInterval(() => pen.fillRect(0, 0, 64, 48), 50)
      Object.defineProperty(navigator, 'mediaDevices', {
        value: { getUserMedia: async () => canvas.captureStream() },
      })
      Object.assign(window, {
        BarcodeDetector: class {
          detect = async () => [{ rawValue: code }]
        },
      })
    }, codeOf(2))
    const uploads: string[] = []
    await page.route('**/upload', async (route) => {
      uploads.push(route.request().headers().authorization ?? '')
      await route.fulfill({
        json: { ok: true, value: { attachment: 'a-1', mime: 'image/jpeg', width: 64, height: 48 } },
      })
    })
    await page.getByRole('button', { name: '办理：录入纸质票' }).click()
    await page.getByRole('button', { name: '扫票录入' }).click()
    await page.getByRole('button', { name: '开始' }).click()
    await page.getByRole('button', { name: '用摄像头扫' }).click()
    await lies(2)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText('本次1张').waitFor()
    expect(uploads).toEqual(['Bearer t-1'])
    expect(the.of('handIn')).toMatchObject([{ elector: electorOf(2), photo: 'a-1' }])
  })

  it('of a hundred is keyed in by one key a sheet beside the scanner, and counted as it goes', async () => {
    const the = office(120)
    await beginStack(the)
    let strokes = 0
    const press = (key: string) => {
      strokes += 1
      return page.keyboard.press(key)
    }
    const began = Date.now()
    for (let n = 1; n <= 100; n++) {
      await scan(codeOf(n))
      await lies(n)
      await press(keyOf[crossOf(n)])
    }
    await press('Enter')
    const seconds = (Date.now() - began) / 1000
    await page.getByText('本次100张').waitFor()
    await expect
      .poll(() => page.locator('.tally tbody td').allTextContents())
      .toEqual(['25', '25', '25', '25'])
    await page.getByRole('button', { name: '先到这里' }).click()
    await page.getByRole('heading', { name: '批次' }).waitFor()
    expect(strokes).toBe(101)
    expect(seconds).toBeLessThan(100)
    expect(the.of('handIn').map(({ elector }) => elector)).toEqual(
      Array.from({ length: 100 }, (_, i) => electorOf(i + 1)),
    )
    expect(the.of('enterSheet').map(({ choices }) => choices)).toEqual(
      Array.from({ length: 100 }, (_, i) => ({ q1: crossOf(i + 1) })),
    )
  })

  it('is confirmed blind by a second person, each sheet as it comes off the stack', async () => {
    const the = office(100, { confirming: true })
    await openPaper(the)
    await page.getByRole('button', { name: '复核（100张）' }).click()
    await lies0()
    for (const n of [40, 7, 99]) {
      await scan(codeOf(n))
      await page.getByRole('heading', { name: new RegExp(`${labelOf(n)}$`) }).waitFor()
      await expect.poll(() => page.locator('.asked').first().textContent()).not.toMatch(/第一次/)
      await expect.poll(() => page.locator('input:checked').count()).toBe(0)
      await page.keyboard.press(keyOf[crossOf(n)])
      await page.keyboard.press('Enter')
      await page.getByText('两次一致').waitFor()
    }
    await scan(codeOf(40))
    await page.getByText('这张票现在不用读').waitFor()
    expect(the.of('confirmSheet').map(({ sheet }) => sheet)).toEqual(
      [40, 7, 99].map((n) => `s-${electorOf(n)}`),
    )
    expect(await faultsOf(page)).toEqual([])
  })

  it('loses nothing to a lost network: what was read waits, and is sent with the next', async () => {
    // Four tries and then the patience of the client is at its end.
    const the = office(5, { lost: 4 })
    await beginStack(the)
    await scan(codeOf(1))
    await lies(1)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.locator('#scan').waitFor()
    await page.getByRole('button', { name: '先到这里' }).click()
    await page.getByText('上一张').waitFor()
    await expect.poll(() => page.locator('.refusal').count(), { timeout: 15_000 }).toBeGreaterThan(0)
    expect(the.of('enterSheet')).toEqual([])
    await page.getByRole('button', { name: '先到这里' }).click()
    await page.getByRole('heading', { name: '批次' }).waitFor()
    expect(the.of('enterSheet')).toHaveLength(1)
  })

  it('has no fault that axe finds, at the scanner and at the table', async () => {
    await beginStack(office(3))
    expect(await faultsOf(page)).toEqual([])
    await scan(codeOf(1))
    await lies(1)
    expect(await faultsOf(page)).toEqual([])
  })
})

const lies0 = () => page.locator('#table').waitFor()

describe('prints of a vote', () => {
  it('open in a window of their own by a ticket, with the token in no address', async () => {
    const the = office(3)
    await openPaper(the)
    const asked: (string | null)[] = []
    await page.context().route('**/auth/print', async (route) => {
      asked.push(route.request().headers().authorization ?? null, route.request().postData())
      await route.fulfill({ json: { ok: true, value: { href: `/print/ballots/${poll}?ticket=once` } } })
    })
    await page.context().route('**/print/ballots/**', (route) => route.fulfill({ body: 'papers' }))
    const [view] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: '打印表决票' }).click(),
    ])
    await view.waitForURL(/ticket=once$/)
    expect(asked).toEqual([
      'Bearer t-1',
      JSON.stringify({ zone: 'yiguang.huayuan', path: `/print/ballots/${poll}` }),
    ])
    expect(view.url()).not.toContain('t-1')
  })

  it('say that they did not open, and leave no empty window behind', async () => {
    const the = office(3)
    await openPaper(the)
    await page.context().route('**/auth/print', (route) => route.abort())
    await page.getByRole('button', { name: '打印表决票' }).click()
    await page.getByText('没有打开').waitFor()
    await expect.poll(() => page.context().pages().length).toBe(1)
  })
})
