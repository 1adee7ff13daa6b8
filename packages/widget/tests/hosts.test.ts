import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { publishPlan } from '@yishi/server/inside/testing/notices'
import { toNotice } from '@yishi/server/inside/testing/stages'
import { makeWorld, type World } from '@yishi/server/inside/testing/world'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { serve, useBuilt } from './built.ts'

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

beforeAll(async () => {
  open = await openTestDb('pglite')
  const port = await freePort()
  office = `http://127.0.0.1:${port}`
  server = await openTestServer(open.db, { origin: office, port })
  world = await makeWorld(open.db, { residents: 1 })
  await publishPlan(world, await toNotice(world))
  site = await serve((path) => {
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

it('a page that listens gives the frame its height', async () => {
  await page.goto(`${site.origin}/listening`)
  await page.frameLocator('iframe').getByRole('link').first().waitFor()
  await expect
    .poll(async () => page.locator('iframe').evaluate((frame) => frame.clientHeight))
    .toBeGreaterThan(60)
})
