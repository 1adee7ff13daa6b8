import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as t from '@yishi/schema/tables'
import { openSession } from '@yishi/server/inside/auth/sessions'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playStory, today } from '../../demo/story/play.ts'
import { useBuilt } from '../../packages/widget/tests/built.ts'
import { freePort } from '../../scripts/postgres.ts'
import { formula, markup, poison } from './bed/poison.ts'
import { type Ids, idsOf } from './bed/publicOutputs.ts'
import { rounds } from './bed/random.ts'
import { lookThrough, settle, unfold } from './bed/screens.ts'

const { read } = useBuilt()
const staff = rounds<string[]>([], ['admin', 'gridworker', 'property', 'assignee'])
const roles = ['resident', 'clerk', 'councillor', ...staff]
const patience = { timeout: rounds(600_000, 1_800_000) }

describe('what people write, were nothing of it refused,', () => {
  let open: OpenDb
  let server: TestServer
  let folder: string
  let browser: Browser
  let office: string
  let ids: Ids
  let zone: string
  let tenant: string
  const people = new Map<string, string>()
  /** What ran, and what the policy kept from running. */
  const ran: string[] = []
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-screens-'))
    open = await openTestDb('pglite')
    await playStory(open.db, process.env.YISHI_LONG === '1' ? today : new Date('2026-04-26T10:00:00+08:00'))
    const port = await freePort()
    office = `http://127.0.0.1:${port}`
    const reached = await poison(open.db, markup)
    expect(reached.length).toBeGreaterThan(40)
    server = await openTestServer(open.db, { origin: office, port, folder })
    ids = await idsOf(open.db)
    zone = ids.zone!.find((one) => one.split('.').length === 2)!
    tenant = ids.tenant![0]!
    for (const { role, personId } of await open.db.select().from(t.grant)) people.set(role, personId)
    const [member] = await open.db.select().from(t.householdMember)
    people.set('resident', member!.personId)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  }, 900_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await open?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const tokenOf = async (role: string): Promise<string> => {
    const at = { tenant, person: people.get(role)!, origin: office }
    return (await openSession(open.db, { ...at, via: 'pin' })).token
  }

  /** A browser in which somebody is signed in, or nobody. */
  async function enter(role: string | null): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1000, height: 900 } })
    // A stream never ends, and the page is settled when nothing is under way.
    await context.route('**/changes/**', (route) => route.abort())
    await context.route(/\/widget\/v1\/(?!board\/)/, (route) =>
      route.fulfill({
        body: read(new URL(route.request().url()).pathname.replace('/widget/v1/', '')),
        contentType: 'text/javascript',
      }),
    )
    await context.exposeFunction('probe', () => ran.push('probe'))
    await context.exposeFunction('tellViolation', (what: string) => ran.push(what))
    await context.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        (globalThis as unknown as { tellViolation(what: string): void }).tellViolation(
          `${location.pathname} ${effectiveDirective} ${blockedURI} ${sample}`,
        ),
      ),
    )
    if (role)
      await context.addInitScript(
        ([name, value]) => sessionStorage.setItem(name!, value!),
        [`yishi-token ${office}`, await tokenOf(role)],
      )
    return context
  }

  /** Look at a screen: what is strange on it; what shows nothing that people wrote is told apart. */
  async function look(page: Page, where: string, seen: Set<string>): Promise<string[]> {
    await settle(page)
    await unfold(page)
    await settle(page)
    const { strange, poisoned } = await lookThrough(page)
    if (poisoned) seen.add(where)
    return strange.map((what) => `${where}: ${what}`)
  }

  /** One notice of each kind, and the matters. */
  async function shown(): Promise<{ proposals: readonly string[]; notices: readonly string[] }> {
    const hung = await open.db.select({ id: t.notice.noticeId, kind: t.notice.kind }).from(t.notice)
    return {
      proposals: ids.proposal!.slice(0, rounds(6, 40)),
      notices: [...new Map(hung.map(({ id, kind }) => [kind, id])).values()],
    }
  }

  it('would be found by this test, were it not', async () => {
    const context = await enter(null)
    const page = await context.newPage()
    await page.goto(`${office}/health`)
    await page.evaluate((words) => {
      document.body.innerHTML = `<p title="${words}">${words}</p><a href="${words}">x</a>`
    }, markup)
    const { strange, poisoned } = await lookThrough(page)
    expect(strange).toEqual(
      expect.arrayContaining(['xss-probe', 'svg onload', 'img onerror', 'a href=javascript:']),
    )
    expect(poisoned).toBe(true)
    await expect.poll(() => ran.length).toBeGreaterThan(0)
    ran.length = 0
    await context.close()
  })

  it(
    'is text on everything that the server draws, whose pages are well formed and run nothing',
    patience,
    async () => {
      const { proposals, notices } = await shown()
      const sheets = [
        ...notices.flatMap((id) => [`/n/${id}`, `/n/${id}/poster`, `/n/${id}?elder=1`]),
        ...proposals.flatMap((id) => [`/p/${id}`, `/p/${id}?elder=1&lang=en`]),
        ...ids.poll!.flatMap((id) => [`/v/${id}`, `/v/${id}/result`]),
        ...ids.roll!.map((id) => `/r/${id}`),
        ...ids.session!.slice(0, 2).map((id) => `/s/${id}`),
        ...[`/c/${zone}/sheet`, `/board/${zone}.html`, `/embed/board/${zone}`],
      ]
      const context = await enter(null)
      const page = await context.newPage()
      const seen = new Set<string>()
      const strange: string[] = []
      for (const path of sheets) {
        expect([path, (await page.goto(office + path))!.status()]).toEqual([path, 200])
        strange.push(...(await look(page, path, seen)))
      }
      expect(strange).toEqual([])
      expect(ran).toEqual([])
      expect(sheets.filter((path) => !seen.has(path))).toEqual([])
      await context.close()
    },
  )

  it.each([null, ...roles])('is text on every screen of %s', patience, async (role) => {
    const { proposals, notices } = await shown()
    const at = `${office}/c/${zone}`
    const few = <T>(all: readonly T[]): readonly T[] => (role === null ? all : all.slice(0, rounds(1, 20)))
    const screens = [
      '/',
      ...few(notices).map((id) => `/notices/${id}`),
      ...few(proposals).map((id) => `/proposals/${id}`),
      ...few(ids.poll!).map((id) => `/polls/${id}`),
      ...['/council', '/mine', '/propose', '/receipt', '/sign-in'],
    ]
    const context = await enter(role)
    const page = await context.newPage()
    const seen = new Set<string>()
    const strange: string[] = []
    for (const path of screens) {
      await page.goto(at + path)
      strange.push(...(await look(page, path, seen)))
    }
    if (role && role !== 'resident') {
      await page.goto(`${at}/desk`)
      strange.push(...(await look(page, '/desk', seen)))
      for (const kind of ['.menu button', '.work button']) {
        const buttons = page.locator(`yishi-desk ${kind}`)
        const many = Math.min(await buttons.count(), rounds(14, 40))
        for (let i = 0; i < many; i++) {
          await buttons.nth(i).click()
          await page.locator('yishi-desk #bench').waitFor()
          strange.push(...(await look(page, `${kind} ${i}`, seen)))
        }
      }
    }
    expect(strange).toEqual([])
    expect(ran).toEqual([])
    expect(seen.size).toBeGreaterThan(screens.length / 2)
    await context.close()
  })

  it('ends no line of a feed or a calendar, and opens no element of either', async () => {
    for (const path of [`/c/${zone}/notices.atom`, `/c/${zone}/dates.ics`]) {
      const { status, text } = await server.ask(path, { from: null })
      expect([path, status, text.includes('probe')]).toEqual([path, 200, true])
      // In a calendar every line begins with its name, or with a blank where it goes on.
      if (path.endsWith('.ics'))
        expect(text.split('\r\n').filter((line) => /^X-PROBE|^[^ A-Z]/.test(line))).toEqual([])
      else expect(text).not.toMatch(/<(xss-probe|script|img|svg)/)
    }
  })

  it('begins no formula in any list that can be taken away', async () => {
    // It is part of what the record of a reading says, which has an end.
    await open.db.update(t.poll).set({ title: '表决' })
    await poison(open.db, formula)
    const lists = [
      ...['notices', 'proposals'].map((name) => `/c/${zone}/${name}`),
      ...ids.poll!.map((id) => `/v/${id}`),
      ...ids.roll!.map((id) => `/r/${id}`),
      ...ids.session!.map((id) => `/s/${id}`),
      ...ids.poll!.flatMap((id) => [`/print/turnout/${id}`, `/print/unreached/${id}`]),
    ]
    const as = await tokenOf('clerk')
    let seen = 0
    for (const path of lists) {
      const { status, text } = await server.ask(`${path}.csv`, { as, from: office })
      expect([path, status]).toEqual([path, 200])
      if (text.includes('HYPERLINK')) seen++
      // A cell begins a line, or stands behind a comma, with or without quotes.
      expect(text.match(/(^|[\n,])\ufeff?"?[\s]*[=+@＝＋＠].{0,40}/)?.[0], path).toBeUndefined()
    }
    expect(seen).toBeGreaterThan(lists.length / 2)
  })
})
