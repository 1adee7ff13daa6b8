import type { Browser } from 'playwright-core'
import { type Chosen, chosen, nameOf } from './chosen.ts'

/** When every picture is taken: what a page says of today must not change overnight. */
const when = new Date('2026-04-22T02:00:00.000Z')

/** The chosen pictures of a gallery that runs, by name: one windowful each, in points. */
export async function takePictures(browser: Browser, url: string): Promise<Map<string, Buffer>> {
  const taken = new Map<string, Buffer>()
  for (const each of chosen) taken.set(nameOf(each), await take(browser, url, each))
  return taken
}

async function take(browser: Browser, url: string, { el, state, how }: Chosen): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width: how.includes('wide') ? 1280 : 375, height: 900 },
    deviceScaleFactor: 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    await page.clock.setFixedTime(when)
    const query = new URLSearchParams({ el, state })
    if (how.includes('dark')) query.set('theme', 'dark')
    if (how.includes('elder')) query.set('elder', '')
    await page.goto(`${url}?${query}`)
    await page.waitForFunction(isWhole)
    await page.evaluate(() => document.fonts.ready)
    return await page.screenshot({ animations: 'disabled', caret: 'hide' })
  } finally {
    await context.close()
  }
}

/** Runs in the page: whether the element is drawn with all its pieces and photos. */
function isWhole(): boolean {
  const root = document.querySelector('main > *')?.shadowRoot
  if (!root?.querySelector('[part]') || root.querySelector('.skeleton, :not(:defined)')) return false
  const photos = [...root.querySelectorAll('img')]
  for (const photo of photos) photo.loading = 'eager'
  return photos.every((photo) => photo.complete)
}
