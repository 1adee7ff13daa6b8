import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { settled, useBrowser } from './browser.ts'
import { elements } from './elements.ts'
import { faultsOf, overflowOf, turnTo } from './states.ts'

/* What somebody has set on their device: larger text, no movement, colours of their own. */
const { open } = useBrowser()

/** Text as somebody set it in their browser, who asked for that many times the usual size. */
async function enlarge(page: Page, times: number): Promise<void> {
  await page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size
    },
    `${16 * times}px`,
  )
}

/** The smallest text that is drawn, in points; what is written into drawings aside. */
function smallestText(page: Page): Promise<number> {
  return page.evaluate(() => {
    let least = Number.POSITIVE_INFINITY
    const walk = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE && node.textContent!.trim()) {
        const of = node.parentElement
        if (of?.checkVisibility() && !/^(STYLE|SCRIPT)$/.test(of.tagName) && !of.closest('svg'))
          least = Math.min(least, Number.parseFloat(getComputedStyle(of).fontSize))
      }
      const shadow = node instanceof Element ? (node.shadowRoot?.childNodes ?? []) : []
      for (const child of [...shadow, ...node.childNodes]) walk(child)
    }
    walk(document.querySelector('main > *')!)
    return least
  })
}

describe.each(elements)('yishi-$el', ({ el, states }) => {
  it('fits a phone in every state with text of 1.6 times its size, as WeChat sets it, and of twice its size', async () => {
    const page = await open({ el, state: states[0]?.[0] ?? 'none', signedIn: true })
    const wrong: string[] = []
    for (const [state, view] of states) {
      await turnTo(page, view)
      await settled(page)
      for (const times of [1.6, 2]) {
        await enlarge(page, times)
        const [wide, least] = [await overflowOf(page), await smallestText(page)]
        if (wide > 0) wrong.push(`${state}, ${times}: wider than the phone by ${wide}`)
        // Quiet text is a seventh smaller than the rest, a mark within it by a fifth once more.
        if (least < 16 * times * 0.68) wrong.push(`${state}, ${times}: a text of ${least} did not grow`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('moves nothing where somebody asked for no movement', async () => {
    const page = await open({ el, state: 'loading' })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const moving = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)
    await expect.poll(moving).toBe(0)
  })
})

describe.each(['notice-board', 'poll'])('more contrast in yishi-%s', (el) => {
  /** The quieter texts and the lines, and the text itself, as they come out. */
  const tones = (page: Page) =>
    page.evaluate(
      (names) => {
        const style = getComputedStyle(document.querySelector('main > *')!)
        return names.map((name) => style.getPropertyValue(name)).filter(Boolean)
      },
      ['--y-ink', '--y-ink-2', '--y-ink-3', '--y-line'],
    )

  it.each(['light', 'dark'] as const)(
    'is there where the device or the site asks for it, %s',
    async (colorScheme) => {
      const page = await open({ el, state: el === 'poll' ? 'open' : 'running' })
      await page.emulateMedia({ colorScheme, contrast: 'no-preference' })
      expect(new Set(await tones(page)).size).toBeGreaterThan(2)
      await page.emulateMedia({ colorScheme, contrast: 'more' })
      expect(new Set(await tones(page)).size).toBe(1)
      await page.emulateMedia({ colorScheme, contrast: 'no-preference' })
      await page.locator('main > *').evaluate((element) => element.setAttribute('theme', 'contrast'))
      expect(new Set(await tones(page)).size).toBe(1)
      expect(await faultsOf(page)).toEqual([])
    },
  )
})

describe('in colours of the reader’s own', () => {
  /** The colours of two things, as they are painted. */
  const painted = (page: Page, one: string, other: string) =>
    page.evaluate(
      (selectors) => {
        const root = document.querySelector('main > *')!.shadowRoot!
        return selectors.map((selector) => {
          const { fill, backgroundColor } = getComputedStyle(root.querySelector(selector)!)
          return /rect|svg/.test(selector) ? fill : backgroundColor
        })
      },
      [one, other],
    )

  it('the bar of a condition stands out from its ground, and its threshold from both', async () => {
    const page = await open({ el: 'poll', state: 'passed' })
    await page.emulateMedia({ forcedColors: 'active' })
    await page.locator('.meter').first().waitFor()
    const [part, whole] = await painted(page, '.meter rect.part', '.meter rect.whole')
    const [threshold] = await painted(page, '.meter rect.threshold', '.meter rect.part')
    expect(new Set([part, whole, threshold]).size).toBe(3)
  })

  it('every button and field of a ballot has an edge that is seen', async () => {
    const page = await open({ el: 'poll', state: 'open', signedIn: true })
    await page.emulateMedia({ forcedColors: 'active' })
    const edges = await page.evaluate(
      () =>
        [
          ...document
            .querySelector('main > *')!
            .shadowRoot!.querySelectorAll('button:not(.link), input:not([type=radio])'),
        ]
          .map((each) => getComputedStyle(each))
          .filter(
            ({ borderStyle, borderWidth }) => borderStyle === 'none' || Number.parseFloat(borderWidth) < 1,
          ).length,
    )
    expect(edges).toBe(0)
  })

  it('says by words, and not by colour alone, which stage a matter has reached and what was decided', async () => {
    const page = await open({ el: 'proposal', state: 'voting' })
    await page.emulateMedia({ forcedColors: 'active' })
    await expect.poll(() => page.locator('[aria-current=step]').count()).toBe(1)
    const result = await open({ el: 'poll', state: 'passed' })
    await result.emulateMedia({ forcedColors: 'active' })
    await result.getByText('通过').first().waitFor()
  })
})
