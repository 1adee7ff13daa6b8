import * as t from '@yishi/schema/tables'
import { acts } from '@yishi/server/inside/acts/index'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { runRead } from '@yishi/server/inside/read'
import { letters } from '@yishi/server/inside/reads/letters'
import { openOwnersPoll } from '@yishi/server/inside/testing/polls'
import { doAct, makeWorld, type World } from '@yishi/server/inside/testing/world'
import { eq } from 'drizzle-orm'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { useBuilt } from './built.ts'

const { read } = useBuilt()

describe('the QR code of a letter with a ballot', () => {
  let open: OpenDb
  let server: TestServer
  let origin: string
  let world: World
  let poll: string
  let roll: string
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let taps: string[]

  beforeAll(async () => {
    open = await openTestDb('pglite')
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    server = await openTestServer(open.db, { origin, port })
    world = await makeWorld(open.db, { households: 1, residents: 0, councillors: 0 })
    const opened = await openOwnersPoll(world)
    poll = opened.poll
    roll = opened.roll
    await doAct(open.db, acts.issueLetters, world.clerk, { zone: world.zone, for: 'electors', roll })
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await open?.close()
  })
  beforeEach(async () => {
    taps = []
    context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 375, height: 800 },
      hasTouch: true,
      isMobile: true,
    })
    await context.route(`${origin}/widget/v1/**`, (route) =>
      route.fulfill({
        body: read(new URL(route.request().url()).pathname.replace('/widget/v1/', '')),
        contentType: 'text/javascript',
      }),
    )
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
  })
  afterEach(() => context.close())

  /** Where the code on the paper of an owner leads, whose letter nobody has used. */
  async function scan(): Promise<string> {
    const answer = await runRead(open.db, letters, world.clerk, { zone: world.zone })
    if (!answer.ok) throw new Error(answer.refusal.code)
    const { href } = answer.value.items.find((letter) => letter.state === 'waiting')!
    return `${origin}${href!.replace('#', `?next=/c/${world.zone}/polls/${poll}#`)}`
  }

  async function tap(at: Locator): Promise<void> {
    await at.tap()
    taps.push(String(at))
  }
  const ballots = () =>
    open.db.select({ choices: t.ballot.choices }).from(t.ballot).where(eq(t.ballot.pollId, poll))

  it('leads to the receipt by four taps, with nothing typed', async () => {
    const before = (await ballots()).length
    await page.goto(await scan())
    await tap(page.getByRole('button', { name: '认领，直接进入' }))
    await page.waitForURL(`**/polls/${poll}`)
    await tap(page.getByRole('radio', { name: '同意', exact: true }))
    await tap(page.getByRole('button', { name: '确认提交' }))
    await tap(page.getByRole('button', { name: '确认投票' }))
    await page
      .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/)
      .first()
      .waitFor()
    expect(taps).toHaveLength(4)
    expect((await ballots()).slice(before)).toEqual([{ choices: { q1: 'for' } }])
    // Whoever wants to come again chooses a PIN then.
    await page.goto(`${origin}/c/${world.zone}/sign-in`)
    await page.getByRole('heading', { name: '您好' }).waitFor()
  })

  it('leads nowhere else, whatever stands in its address', async () => {
    const link = await scan()
    await page.goto(link.replace(/next=[^#]*/, 'next=//elsewhere.example.org/c/'))
    await tap(page.getByRole('button', { name: '认领，直接进入' }))
    await page.getByText('已认领到您名下').waitFor()
    expect(new URL(page.url()).origin).toBe(origin)
    expect(new URL(page.url()).pathname).toBe(`/c/${world.zone}/claim`)
  })
})
