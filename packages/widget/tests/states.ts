import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Put another view into the element on the page, as the gallery does, without a reload. */
export async function turnTo(page: Page, view: object): Promise<void> {
  await page.evaluate(async (data) => {
    type Drawn = HTMLElement & { data: unknown; updateComplete: Promise<unknown> }
    const element = document.querySelector<Drawn>('main > *')!
    element.data = data
    await element.updateComplete
  }, view)
}

/** What axe finds on the page, in short: rule and markup; by one rule alone where it is named. Nothing is what we want. */
export async function faultsOf(page: Page, rule?: string): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (only) => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] }
    const { axe } = globalThis as unknown as { axe: { run(on: string, how: object): Promise<Found> } }
    const { violations } = await axe.run('main', {
      rules: { region: { enabled: false } },
      ...(only && { runOnly: [only] }),
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }, rule)
}

/** Text on the page that is smaller than so many points; marks that say nothing to those who hear are drawings. */
export function tooSmallFor(page: Page, least: number): Promise<string[]> {
  return page.evaluate((points) => {
    const found = new Set<string>()
    const look = (text: Text, at: Element) => {
      const size = Number.parseFloat(getComputedStyle(at).fontSize)
      const range = document.createRange()
      range.selectNodeContents(text)
      const { width, height } = range.getBoundingClientRect()
      const isSeen = text.data.trim() && width > 0 && height > 0 && !at.closest('.vh, [aria-hidden]')
      if (isSeen && size < points) found.add(`${size} points: ${text.data.trim().slice(0, 20)}`)
    }
    const walk = (root: Element | ShadowRoot) => {
      for (const node of root.childNodes)
        if (node instanceof Text) look(node, root instanceof ShadowRoot ? root.host : root)
        else if (node instanceof HTMLElement && !node.matches('style, script, template, option')) {
          if (node.shadowRoot) walk(node.shadowRoot)
          walk(node)
        }
    }
    walk(document.querySelector('main')!)
    return [...found]
  }, least)
}

/** By how many points the page is wider than its window; 0 or less is what we want. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

/** The id of what has the focus within the element. */
export function focusOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector('main > *')?.shadowRoot?.activeElement?.id)
}
