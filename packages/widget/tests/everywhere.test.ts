import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { settled, useBrowser } from './browser.ts'
import { elements } from './elements.ts'
import { faultsOf, overflowOf, tooSmallFor, turnTo } from './states.ts'

const { open } = useBrowser()
/** How somebody sees it. */
async function look(page: Page, how: 'light' | 'dark' | 'elder' | 'english'): Promise<void> {
  await page.evaluate((mode) => {
    const element = document.querySelector('main > *')!
    const theme = mode === 'dark' ? 'dark' : 'light'
    document.body.dataset.theme = theme
    element.setAttribute('theme', theme)
    element.toggleAttribute('elder', mode === 'elder' || mode === 'english')
    element.setAttribute('lang', mode === 'english' ? 'en' : 'zh')
  }, how)
  await settled(page)
}

/** That the page is wider than its phone; nothing is what we want. */
async function tooWide(page: Page): Promise<string[]> {
  const points = await overflowOf(page)
  return points > 0 ? [`wider than the phone by ${points}`] : []
}

/** What is wrong with the page as it stands, in every look: by axe, and by its width. In the dark only colours differ, in English only widths. */
async function wrongWith(page: Page): Promise<string[]> {
  const found: string[] = []
  const add = (how: string, faults: readonly string[]) =>
    found.push(...faults.map((fault) => `${how}: ${fault}`))
  await look(page, 'dark')
  add('dark', await faultsOf(page, 'color-contrast'))
  await look(page, 'elder')
  add('elder', await faultsOf(page))
  add('elder', await tooWide(page))
  add('elder', await tooSmallFor(page, 18))
  await look(page, 'english')
  add('english', await tooWide(page))
  await look(page, 'light')
  add('light', await faultsOf(page))
  add('light', await tooWide(page))
  return found
}

describe('what these suites go over', () => {
  it('is every element, and of all but those that show nothing of their own at least three states', () => {
    expect(elements.length).toBeGreaterThan(13)
    const few = elements.filter(({ states }) => states.length < 3).map(({ el }) => el)
    expect(few).toEqual(['elder-switch', 'hall'])
  })
})

describe.each(elements)('yishi-$el', ({ el, states, touches }) => {
  it('has no fault that axe finds in any state, light, dark and for elders, and fits a phone of 320 points', async () => {
    const page = await open({ el, state: states[0]?.[0] ?? 'none', width: 320, signedIn: true })
    const wrong: string[] = []
    for (const [state, view] of states) {
      if (state in touches) continue
      await turnTo(page, view)
      await settled(page)
      wrong.push(...(await wrongWith(page)).map((fault) => `${state}, ${fault}`))
    }
    for (const state of Object.keys(touches)) {
      const other = await open({ el, state, width: 320, signedIn: true })
      wrong.push(...(await wrongWith(other)).map((fault) => `${state}, ${fault}`))
    }
    expect(wrong).toEqual([])
  }, 300_000)

  it('has none where the network is gone, nor in English for elders', async () => {
    const gone = await open({ el, state: 'failed', width: 320 })
    expect(await wrongWith(gone)).toEqual([])
    const english = await open({
      el,
      state: states[0]?.[0] ?? 'none',
      more: { lang: 'en', elder: '' },
      width: 320,
    })
    expect([...(await faultsOf(english)), ...(await tooWide(english))]).toEqual([])
  }, 120_000)
})
