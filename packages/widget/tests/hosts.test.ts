import { fileURLToPath } from 'node:url'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { publishPlan } from '@yishi/server/inside/testing/notices'
import { toNotice } from '@yishi/server/inside/testing/stages'
import { makeWorld, type World } from '@yishi/server/inside/testing/world'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build, type Rollup } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { serve, useBuilt } from './built.ts'
import { tooSmallFor } from './states.ts'

const { read } = useBuilt()
let browser: Browser
let open: Awaited<ReturnType<typeof openTestDb>>
let server: TestServer
let world: World
let office = ''
let site: Awaited<ReturnType<typeof serve>>
let page: Page

/** Style sheets as old sites have them, without mercy for what they did not foresee. */
const hostile = `ul, li, a, b, span, section, button, small { display: none !important; color: white !important; font-size: 2px !important }
* { float: left; text-transform: uppercase; box-sizing: content-box }`

const pages: Record<string, () => string> = {
  '/hostile':
    () => `<style>${hostile}</style><script type="module" src="${office}/widget/v1/yishi.js"></script>
<yishi-notice-board zone="${world.zone}"></yishi-notice-board>`,
  '/frame': () => `<iframe src="${office}/embed/board/${world.zone}" title="公示" width="360"></iframe>`,
  '/listening':
    () => `<iframe src="${office}/embed/board/${world.zone}" title="公示" width="360" height="10"></iframe>
<script>addEventListener('message', ({ origin, data }) => {
  if (origin === '${office}' && data.type === 'yishi-height') document.querySelector('iframe').height = data.height
})</script>`,
}

const scripts = new Map<string, string>()
for (const name of ['react', 'vue'])
  pages[`/${name}`] =
    () => `<script type="module" src="${office}/widget/v1/yishi.js"></script><script type="module" src="/${name}.js"></script>
<div id="app" data-server="${office}" data-zone="${world.zone}"></div>`

/** A site's own script, as its bundler makes it. */
async function bundle(name: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../hosts/${name}.ts`, import.meta.url))
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry, formats: ['es'], fileName: name } },
  })) as Rollup.RollupOutput[]
  return built[0]!.output[0].code
}

beforeAll(async () => {
  for (const name of ['react', 'vue']) scripts.set(`/${name}.js`, await bundle(name))
  open = await openTestDb('pglite')
  const port = await freePort()
  office = `http://127.0.0.1:${port}`
  server = await openTestServer(open.db, { origin: office, port })
  world = await makeWorld(open.db, { residents: 1 })
  await publishPlan(world, await toNotice(world))
  pages['/pinned'] = () => pinned(integrityOf('board.js'))
  pages['/changed'] = () => pinned(integrityOf('board.js').replace(/.{4}$/, 'AAAA'))
  site = await serve((path) => {
    const script = scripts.get(path)
    if (script) return { body: script, type: 'text/javascript' }
    const body = pages[path]?.()
    return body === undefined
      ? null
      : { body: `<!doctype html><title>社区</title>${body}`, type: 'text/html; charset=utf-8' }
  })
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([site?.close(), server?.close()])
  await open?.close()
})

const integrityOf = (file: string): string => JSON.parse(read('integrity.json'))[file]

/** A page that loads the board alone, pinned by its hash. */
const pinned = (hash: string) => `<script type="module" src="${office}/widget/v1/board.js"
  integrity="${hash}" crossorigin="anonymous"></script>
<yishi-notice-board zone="${world.zone}"><p>请看门口的公示栏。</p></yishi-notice-board>`

beforeEach(async () => {
  await page?.context().close()
  const context = await browser.newContext({ locale: 'zh-CN' })
  await context.route(`${office}/widget/v1/**`, (route) =>
    route.fulfill({
      body: read(new URL(route.request().url()).pathname.replace('/widget/v1/', '')),
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    }),
  )
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
})

it('a page whose style sheets hide and shrink everything leaves the board readable', async () => {
  await page.goto(`${site.origin}/hostile`)
  const link = page.locator('yishi-notice-board').getByRole('link').first()
  await link.waitFor()
  const size = await link.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  expect(size).toBeGreaterThanOrEqual(16)
})

it('a page that strips scripts shows the board in a frame, and its links lead out of the frame', async () => {
  await page.goto(`${site.origin}/frame`)
  const link = page.frameLocator('iframe').getByRole('link').first()
  await link.waitFor()
  const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()])
  await opened.waitForLoadState()
  expect(new URL(opened.url()).pathname).toMatch(/^\/n\//)
})

it('our own pages have no text below 18 points in 长辈版, where nothing of them is script', async () => {
  const matter = await toNotice(world)
  const notice = await publishPlan(world, matter)
  for (const path of [`/n/${notice}`, `/p/${matter.proposal}`, `/c/${world.zone}/trust`]) {
    await page.goto(`${office}${path}?elder=1`)
    expect([path, await tooSmallFor(page, 18)]).toEqual([path, []])
  }
})

it('a page that listens gives the frame its height', async () => {
  await page.goto(`${site.origin}/listening`)
  await page.frameLocator('iframe').getByRole('link').first().waitFor()
  await expect
    .poll(async () => page.locator('iframe').evaluate((frame) => frame.clientHeight))
    .toBeGreaterThan(60)
})

describe('a page that strips scripts, whose server puts the notices into it', () => {
  /** The page as its server sends it: what was included, without anything that could run or be fetched. */
  async function included(): Promise<{ piece: string; sent: string }> {
    const piece = await (await fetch(`${office}/board/${world.zone}.html?limit=6`)).text()
    const sent = piece
      .replace(/<(script|style|iframe|object|link)\b[\s\S]*?(<\/\1>|>)/gi, '')
      .replace(/\s(on\w+|style|src)="[^"]*"/gi, '')
    pages['/included'] = () =>
      `<meta http-equiv="content-security-policy" content="default-src 'none'"><main><h2>公示</h2>${sent}</main>`
    return { piece, sent }
  }

  it('loses nothing by the stripping', async () => {
    const { piece, sent } = await included()
    expect(sent).toBe(piece)
  })

  it('shows them to a browser in which no script runs, and their links lead to pages that need none', async () => {
    await included()
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false })
    const bare = await context.newPage()
    const asked: string[] = []
    bare.on('request', (request) => asked.push(request.url()))
    await bare.goto(`${site.origin}/included`)
    const link = bare.getByRole('main').getByRole('link').first()
    const title = (await link.textContent())!.trim()
    expect(title).not.toBe('')
    expect(asked).toEqual([`${site.origin}/included`])
    await link.click()
    await bare.waitForURL(`${office}/n/*`)
    await bare.getByRole('heading', { name: title }).first().waitFor()
    await context.close()
  })
})

describe.each(['react', 'vue'])('a page made with %s', (name) => {
  it('sets attributes anew, hears what happens, and opens a notice by itself', async () => {
    await page.goto(`${site.origin}/${name}`)
    const board = page.locator('yishi-notice-board')
    await board.getByRole('link').first().waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await board.getByText('Plan · ').first().waitFor()
    await board.getByRole('link').first().click()
    await expect.poll(() => page.locator('output').textContent()).toMatch(/^[a-z0-9-]+$/)
    expect(new URL(page.url()).pathname).toBe(`/${name}`)
  })
})

describe('the board in a single file', () => {
  it('that is pinned by its hash shows the notices, and fetches no other script', async () => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${site.origin}/pinned`)
    await page.locator('yishi-notice-board').getByRole('link').first().waitFor()
    expect(asked.filter((path) => path.startsWith('/widget/'))).toEqual(['/widget/v1/board.js'])
  })

  it('that is not what was pinned does not run, and the page keeps its own text', async () => {
    await page.goto(`${site.origin}/changed`)
    await page.getByText('请看门口的公示栏。').waitFor()
    await expect
      .poll(() => page.evaluate(() => customElements.get('yishi-notice-board') === undefined))
      .toBe(true)
  })
})
