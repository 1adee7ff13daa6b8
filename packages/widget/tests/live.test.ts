import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { openKeys } from '@yishi/server/inside/log/keys'
import { sequenceTenant } from '@yishi/server/inside/log/sequencer'
import { toSecond } from '@yishi/server/inside/testing/stages'
import { makeWorld, type World } from '@yishi/server/inside/testing/world'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { serve, useBuilt } from './built.ts'

const { read } = useBuilt()
const folder = mkdtempSync(join(tmpdir(), 'yishi-live-'))
const keys = openKeys(folder)
let browser: Browser
let open: Awaited<ReturnType<typeof openTestDb>>
let server: TestServer
let world: World
let office = ''
let site: Awaited<ReturnType<typeof serve>>
let page: Page
let streams: string[]

beforeAll(async () => {
  open = await openTestDb('pglite')
  const port = await freePort()
  office = `http://127.0.0.1:${port}`
  server = await openTestServer(open.db, { origin: office, port })
  world = await makeWorld(open.db, { residents: 1 })
  await sequence()
  site = await serve((path) => {
    if (path !== '/') return null
    const list = `<yishi-proposals zone="${world.zone}"></yishi-proposals>`
    const body = `<!doctype html><title>社区</title><script type="module" src="${office}/widget/v1/yishi.js"></script>${list}${list}`
    return { body, type: 'text/html; charset=utf-8' }
  })
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([site?.close(), server?.close()])
  await open?.close()
  rmSync(folder, { recursive: true })
})
const sequence = () => sequenceTenant({ db: open.db, keys, holder: 'me' }, world.tenant)

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
  // Nobody asks by the clock: what comes was told.
  await context.addInitScript(() => {
    globalThis.setInterval = (() => 0) as unknown as typeof setInterval
  })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  streams = []
  page.on('request', (request) => {
    if (request.url().includes('/changes/')) streams.push(request.url())
  })
})

/** Everything on the page has been read, and its stream stands. */
async function visit(): Promise<void> {
  await page.goto(site.origin)
  await expect.poll(() => page.locator('yishi-proposals .sheet').count()).toBe(2)
  await expect.poll(() => streams.length).toBeGreaterThan(0)
}

describe('a page with several elements', () => {
  it('is told over one stream what changed elsewhere, and shows it without being asked to', async () => {
    await visit()
    await toSecond(world, { title: '楼道灯不亮' })
    await sequence()
    for (const at of [0, 1])
      await page.locator('yishi-proposals').nth(at).getByText('楼道灯不亮').first().waitFor()
    expect(streams).toEqual([`${office}/changes/${world.tenant}`])
  })

  it('shows what came in while its stream was being opened', async () => {
    let opened = () => {}
    const waiting = new Promise<void>((resolve) => {
      opened = resolve
    })
    await page.route(`${office}/changes/**`, async (route) => {
      await waiting
      await route.continue()
    })
    await visit()
    await toSecond(world, { title: '门禁坏了' })
    await sequence()
    opened()
    await page.locator('yishi-proposals').first().getByText('门禁坏了').first().waitFor()
  })

  it('asks again when it is looked at after a while in the background', async () => {
    await visit()
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/trpc/')) asked.push(request.url())
    })
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(() => asked.length).toBeGreaterThan(0)
  })

  it('leaves the stream when its elements are gone', async () => {
    await visit()
    const over = page.waitForEvent('requestfailed', (request) => request.url().includes('/changes/'))
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('yishi-proposals')) element.remove()
    })
    await over
  })
})
