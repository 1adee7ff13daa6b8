import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { serve, useBuilt } from './built.ts'

const { read } = useBuilt()
const board = '<yishi-notice-board zone="yiguang.huayuan"></yishi-notice-board>'
let browser: Browser
let site: Awaited<ReturnType<typeof serve>>
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  site = await serve((path) => {
    if (path.startsWith('/board/')) return { body: JSON.stringify(boards.running), type: 'application/json' }
    const file = /^\/widget\/v1\/([^?]+)/.exec(path)?.[1]
    if (file) return { body: read(file), type: 'text/javascript' }
    return {
      body: `<!doctype html><html lang="zh"><title>社区</title><script type="module" src="/widget/v1/yishi.js"></script>
<yishi-elder-switch></yishi-elder-switch>${board}${path === '/set' ? board.replace('zone', 'elder zone') : board}`,
      type: 'text/html; charset=utf-8',
    }
  })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(async () => {
  context = await browser.newContext({ locale: 'zh-CN' })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
})
afterEach(() => context.close())

const turn = () => page.getByRole('button', { name: '长辈版' }).click()
const elders = () => page.locator('yishi-notice-board[elder]').count()

describe('the switch for 长辈版', () => {
  it('works for the page where the browser lets nothing be remembered', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await page.goto(site.origin)
    await expect.poll(elders).toBe(0)
    await turn()
    await expect.poll(elders).toBe(2)
  })

  it('leaves what the site has set until the reader says something', async () => {
    await page.goto(`${site.origin}/set`)
    await page.locator('yishi-notice-board li').first().waitFor()
    await expect.poll(elders).toBe(1)
  })

  it('turns every element of the page, and says how it stands', async () => {
    await page.goto(site.origin)
    await turn()
    await expect.poll(elders).toBe(2)
    await page.getByRole('button', { name: '长辈版', pressed: true }).waitFor()
    await turn()
    await expect.poll(elders).toBe(0)
    await page.getByRole('button', { name: '长辈版', pressed: false }).waitFor()
  })

  it('is remembered on the next page of the site, and by what is put into it later', async () => {
    await page.goto(site.origin)
    await turn()
    await expect.poll(elders).toBe(2)
    await page.goto(`${site.origin}/set`)
    await expect.poll(elders).toBe(2)
    await page.evaluate((more) => document.body.insertAdjacentHTML('beforeend', more), board)
    await expect.poll(elders).toBe(3)
    await turn()
    await expect.poll(elders).toBe(0)
  })
})
