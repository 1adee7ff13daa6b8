import type { Page } from 'playwright-core'
import type { Plugin } from 'vite'
import { describe, expect, it } from 'vitest'
import { settled, useBrowser } from './browser.ts'
import { elements } from './elements.ts'
import { overflowOf, turnTo } from './states.ts'

/** A language made of English: each of its sentences stands between brackets and is a third longer, so that what is none of them shows. */
const pseudo: Plugin = {
  name: 'pseudo-language',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/locales\/en\/\w+\.ts$/.test(id)) return null
    return `${code.replace('export const words', 'const plain')}
const turn = (said) => typeof said === 'string' ? (said ? '⟦' + said + ' ' + 'lo'.repeat(Math.ceil(said.length / 6)) + '⟧' : '')
  : typeof said === 'function' ? (...given) => turn(said(...given))
  : said && typeof said === 'object' ? (Array.isArray(said) ? said.map(turn) : Object.fromEntries(Object.entries(said).map(([key, each]) => [key, turn(each)])))
  : said
export const words: any = turn(plain)`
  },
}

const { open } = useBrowser([pseudo])

/** All that is drawn or said: text and the attributes that are read out. */
function allText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const walk = (node: Node): void => {
      if (node instanceof Element && /^(STYLE|SCRIPT)$/.test(node.tagName)) return
      if (node instanceof Element && node.getAttribute('translate') === 'no') return
      if (node.nodeType === Node.TEXT_NODE && node.textContent!.trim()) found.push(node.textContent!)
      if (node instanceof Element)
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'label'])
          if (node.getAttribute(name)) found.push(node.getAttribute(name)!)
      for (const child of [
        ...(node instanceof Element && node.shadowRoot ? node.shadowRoot.childNodes : []),
        ...node.childNodes,
      ])
        walk(child)
    }
    walk(document.querySelector('main > *')!)
    return found
  })
}

const months = /January|February|March|April|May|June|July|August|September|October|November|December/g

/** What of a text is neither a sentence of the language nor out of the view: letters outside of brackets. */
function untranslated(text: string, view: string): string[] {
  let left = text
  for (let before = ''; before !== left; ) {
    before = left
    left = left.replace(/⟦[^⟦⟧]*⟧/g, '|')
  }
  return left
    .replace(months, ' ')
    .replace(/m²|㎡/g, ' ')
    .split(/[^\p{L}\p{N}·—–\-' ]+|\s·\s/u)
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}{2}/u.test(piece) && !view.includes(piece))
}

describe.each(elements)('yishi-$el', ({ el, states }) => {
  it('says nothing in any state that does not stand in its words, and has room for a longer language', async () => {
    const page = await open({
      el,
      state: states[0]?.[0] ?? 'none',
      more: { lang: 'en' },
      width: 320,
      signedIn: true,
    })
    const strange: string[] = []
    for (const [state, view] of states) {
      await turnTo(page, view)
      await settled(page)
      const shown = JSON.stringify(view)
      for (const text of await allText(page))
        for (const piece of untranslated(text, shown)) strange.push(`${state}: ${piece}`)
      if ((await overflowOf(page)) > 0)
        strange.push(`${state}: wider than the phone by ${await overflowOf(page)}`)
    }
    expect([...new Set(strange)]).toEqual([])
  }, 120_000)
})
