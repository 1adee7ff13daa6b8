import { boardAddress } from './boardAddress.ts'
import { type Early, mark } from './early.ts'

/*
 * The loader. It watches the page for `yishi-*` tags and fetches `elements/<name>.js`, beside its own script, once for
 * each. For a board it asks at once for all that this will ask for, code, words and answer, so that the tag costs two round trips
 * and not four. No inline code, no eval, no style: it works under a strict policy that allows scripts of this origin.
 */

/** Put in by the build: the chunk that the board stands on, and its words by language. */
declare const CORE: string
declare const BOARD_WORDS: Partial<Record<string, string>>

const asked = new Set<string>()
const page = globalThis as unknown as Record<symbol, unknown>
const boardWords = BOARD_WORDS
const nothing = () => null

const bring = (file: string): Promise<unknown> => import(/* @vite-ignore */ `./${file}.js`)

function meet(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const tag = element.localName
    if (!tag.startsWith('yishi-') || customElements.get(tag) || asked.has(tag)) continue
    asked.add(tag)
    bring(`elements/${tag.slice(6)}`).catch(
      // The tag keeps its own content; the next tag of this name on the page asks again.
      () => asked.delete(tag),
    )
    if (tag === 'yishi-notice-board') askAhead(element)
  }
}

/** What does not come now is asked for again by the board. */
function askAhead(board: HTMLElement): void {
  const of = (name: string) => board.getAttribute(name)
  const server = of('server') ?? import.meta.url.split('/widget/')[0]!
  const address = boardAddress(server.replace(/\/$/, ''), of)
  page[mark] ??= {}
  const early = page[mark] as Early
  if (of('zone')) early[address] = fetch(address, { cache: 'no-cache' }).catch(nothing)
  const tongue = board.closest<HTMLElement>('[lang]')?.lang.slice(0, 2)
  for (const part of [CORE, boardWords[tongue!] ?? boardWords.zh]) bring(`chunks/${part}`).catch(nothing)
}

const here = Symbol.for('yishi')
if (!page[here]) {
  page[here] = true
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) if (addedNodes.length) meet(target as Element)
  }).observe(document, { childList: true, subtree: true })
  meet(document)
}
