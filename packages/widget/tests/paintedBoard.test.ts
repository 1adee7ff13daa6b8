import { pathToFileURL } from 'node:url'
import type { BoardView } from '@yishi/schema/words'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { boardScript } from '@yishi/server/inside/http/boardScript'
import { publishPlan } from '@yishi/server/inside/testing/notices'
import { toNotice } from '@yishi/server/inside/testing/stages'
import { makeWorld } from '@yishi/server/inside/testing/world'
import fastify from 'fastify'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { useBrowser } from './browser.ts'
import { serve, useBuilt } from './built.ts'

const { read, folder } = useBuilt()
const gallery = useBrowser()

/** What a sheet shows and how it is marked up, without what only the code sees. */
function plain(markup: string): string {
  return markup
    .replace(/<!--.*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[<>])|(?<=>) /g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
}

describe('the board as the server draws it', () => {
  it.each(Object.entries(boards))('is what the element draws: %s', async (state, view) => {
    const { drawBoard }: { drawBoard(view: BoardView): string } = await import(
      pathToFileURL(`${folder}board-draw.js`).href
    )
    const page = await gallery.open({
      el: 'notice-board',
      state,
      more: { server: 'https://office.example.org' },
    })
    const sheet = page.locator('yishi-notice-board .sheet')
    const markup = (await sheet.evaluate((element) => element.outerHTML)).replaceAll(
      'href="https://office.example.org',
      'href="',
    )
    expect(plain(drawBoard(view))).toBe(plain(markup))
  })
})

describe('the script of one board', () => {
  let browser: Browser
  let open: Awaited<ReturnType<typeof openTestDb>>
  let office: Awaited<ReturnType<typeof serve>>
  let site: Awaited<ReturnType<typeof serve>>
  let page: Page
  let zone: string
  let release: () => void
  const held = () => new Promise<void>((resolve) => (release = resolve))
  const tag = (more = '') => `<yishi-notice-board zone="${zone}" ${more}>看门口的公示栏</yishi-notice-board>`
  const script = () =>
    `<script type="module" async src="${office.origin}/widget/v1/board/${zone}.js"></script>`
  const policy = () =>
    `default-src 'none'; script-src ${office.origin}; connect-src ${office.origin}; style-src 'self'`
  const pages: Record<string, () => [body: string, headers?: Record<string, string>]> = {
    '/': () => [script() + tag('notice-href="/n?id={id}"')],
    '/strict': () => [script() + tag(), { 'content-security-policy': policy() }],
    '/trusted': () => [script() + tag(), { 'content-security-policy': "require-trusted-types-for 'script'" }],
    '/other': () => [script() + tag('kind="funds"')],
    '/english': () => [`${script()}<div lang="en-GB">${tag()}</div>`],
    '/late': () => [`${script()}<script src="/slow.js"></script>${tag()}`],
  }

  beforeAll(async () => {
    open = await openTestDb('pglite')
    const world = await makeWorld(open.db)
    await publishPlan(world, await toNotice(world))
    zone = world.zone
    const app = fastify()
    const inside = { db: open.db, spend: async () => null, making: (make: () => unknown) => make() }
    await app.register(boardScript(inside as never, folder))
    const { body: code } = await app.inject(`/widget/v1/board/${zone}.js`)
    await app.close()
    office = await serve((path) => {
      if (path.startsWith('/board/'))
        return { body: JSON.stringify(boards.nothing), type: 'application/json' }
      if (path.startsWith('/widget/v1/board/')) return { body: code, type: 'text/javascript' }
      const [, file] = /^\/widget\/v1\/(.+)$/.exec(path) ?? []
      return file ? { body: read(file), type: 'text/javascript' } : null
    })
    site = await serve((path) => {
      if (path === '/slow.js') return { body: '', type: 'text/javascript' }
      const [body, headers = {}] = pages[path]?.() ?? []
      const head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>社区</title>'
      return body === undefined ? null : { body: head + body, type: 'text/html; charset=utf-8', headers }
    })
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  }, 180_000)
  afterEach(() => page?.context().close())
  afterAll(async () => {
    await browser?.close()
    await Promise.all([site?.close(), office?.close()])
    await open?.close()
  })

  /** A page of the site, on which the element's code comes only once it is let go. */
  async function visit(path: string, more: { keep?: RegExp } = {}): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 375, height: 700 } })
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const gate = held()
    await page.route(more.keep ?? /board-rest-/, async (route) => {
      await gate
      await route.continue()
    })
    await page.goto(site.origin + path, { waitUntil: 'commit' })
  }
  const painted = () => page.locator('yishi-notice-board:not(:defined) .sheet')
  const sheet = () => page.locator('yishi-notice-board .sheet')
  const link = () => page.locator('yishi-notice-board').getByRole('link').first()
  const drawnByCode = async () => {
    release()
    await page.locator('yishi-notice-board:defined .sheet').waitFor()
    await expect.poll(() => sheet().count()).toBe(1)
  }

  it('shows the notices before the code of the board is here, and nothing moves when it comes', async () => {
    await visit('/')
    await painted().waitFor()
    const look = () =>
      sheet().evaluate((element) => {
        const box = (part: Element) => JSON.stringify(part.getBoundingClientRect())
        return { markup: element.outerHTML, places: [element, ...element.querySelectorAll('*')].map(box) }
      })
    const before = await look()
    expect(new URL((await link().getAttribute('href'))!, site.origin).search).toMatch(/^\?id=\w+$/)
    await drawnByCode()
    const after = await look()
    expect(plain(before.markup).replaceAll(site.origin, '')).toBe(plain(after.markup))
    expect(before.places).toEqual(after.places)
  })

  it('leads to the notice on our server where the tag says nothing else', async () => {
    await visit('/strict')
    await painted().waitFor()
    expect(await link().getAttribute('href')).toMatch(new RegExp(`^${office.origin}/n/\\w+$`))
    const display = await page
      .locator('yishi-notice-board li')
      .first()
      .evaluate((line) => getComputedStyle(line).display)
    expect(display).toBe('grid')
    await drawnByCode()
    expect(await link().getAttribute('href')).toMatch(new RegExp(`^${office.origin}/n/\\w+$`))
  })

  it('finds a tag that comes after it', async () => {
    await visit('/late', { keep: /board-rest-|slow\.js/ })
    await expect
      .poll(() => office.asked.filter((path) => path.startsWith('/widget/v1/board/')).length)
      .toBeGreaterThan(0)
    await page.waitForTimeout(200)
    release()
    await link().waitFor()
    await drawnByCode()
  })

  it('leaves a tag that asks for something else to the board itself', async () => {
    await visit('/other')
    await page.waitForTimeout(300)
    expect(await painted().count()).toBe(0)
    await drawnByCode()
    await page.getByText('眼下没有公示').waitFor()
  })

  it('draws nothing ahead in another language, whose words come with the code', async () => {
    await visit('/english')
    await page.waitForTimeout(300)
    expect(await painted().count()).toBe(0)
    await drawnByCode()
    await page.getByText(/^Plan · \[/).waitFor()
  })

  it('leaves it to the board where the page forbids markup', async () => {
    await visit('/trusted')
    await page.waitForTimeout(300)
    expect(await painted().count()).toBe(0)
    await drawnByCode()
    await link().waitFor()
  })
})
