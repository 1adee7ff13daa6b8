import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Plugin } from 'vite'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { serveBuiltGallery } from '../gallery/serve.ts'

/** What a test opens: an element in a state of its fixtures. */
export interface Scene {
  el: string
  state?: string
  /** Further attributes and settings: theme, elder, lang, zone. */
  more?: Record<string, string>
  width?: number
  /** Somebody is signed in. */
  signedIn?: boolean
}

/** What a stub of the server says to an act or a read, now or later: its answer, or `lost` for a dead network. */
export type Stub = (name: string, input: Record<string, unknown>) => unknown

/** The gallery in a real browser, for the tests of one file. */
export function useBrowser(more: readonly Plugin[] = []): {
  open(scene: Scene, stub?: Stub): Promise<Page>
  url(): string
} {
  let browser: Browser
  let gallery: Awaited<ReturnType<typeof serveBuiltGallery>>
  const open: BrowserContext[] = []
  beforeAll(async () => {
    gallery = await serveBuiltGallery(more)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  }, 120_000)
  // A page that stays goes on asking and drawing beside the next test.
  afterEach(async () => {
    for (const context of open.splice(0)) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })
  return {
    url: () => gallery.url,
    async open({ el, state = 'none', more = {}, width = 375, signedIn = false }, stub) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'zh-CN' })
      open.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      if (stub) await answer(page, stub)
      const origin = new URL(gallery.url).origin
      if (signedIn)
        await page.addInitScript((key) => sessionStorage.setItem(key, 't-1'), `yishi-token ${origin}`)
      await page.goto(`${gallery.url}?${new URLSearchParams({ el, state, ...more })}`)
      await settled(page, state === 'loading')
      return page
    },
  }
}

/** Waits until the element on the page is drawn whole; while the network is `silent`, until it is drawn at all. */
export async function settled(page: Page, silent = false): Promise<void> {
  await page.waitForFunction(isSettled, silent, { timeout: 60_000 })
}

/** Whether the element has read what it shows and every element within it has its code. Runs in the page. */
function isSettled(silent: boolean): boolean {
  const isDrawn = (root: ShadowRoot | null | undefined): boolean => {
    if (!root?.querySelector('*')) return false
    if (silent) return true
    if (root.querySelector(':not(:defined), .skeleton')) return false
    return [...root.querySelectorAll('*')].every((part) => !part.shadowRoot || isDrawn(part.shadowRoot))
  }
  const element = document.querySelector('main > *')
  return isDrawn(element?.shadowRoot) && (silent || !element!.hasAttribute('aria-busy'))
}

/** Answers what the client sends, as tRPC would. */
export async function answer(page: Page, stub: Stub): Promise<void> {
  await page.route('**/trpc/**', async (route) => {
    const url = new URL(route.request().url())
    const names = url.pathname.split('/trpc/')[1]!.split(',')
    const inputs = JSON.parse(route.request().postData() ?? url.searchParams.get('input') ?? '{}')
    const replies = await Promise.all(names.map((name, at) => stub(name, inputs[at] ?? {})))
    if (replies.includes('lost')) return route.abort()
    const body = replies.map((reply) => asResult(reply))
    return route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(body) })
  })
}

/** A read that is refused comes as an error of the call; everything else as its value. */
function asResult(reply: unknown): object {
  const refused = reply as { refused?: string }
  if (!refused?.refused) return { result: { data: reply } }
  const data = { code: 'NOT_FOUND', httpStatus: 404, refusal: { code: refused.refused } }
  return { error: { message: refused.refused, code: -32600, data } }
}
