import { type Ahead, ahead } from './ahead.ts'
import { boardAddress } from './boardAddress.ts'
import { boardStyles } from './elements/notice-board/style.ts'
import { keptElder } from './keptElder.ts'

/** The file with Lit and the element, beside the folder of this script; its name is known to the build. */
declare const REST: string

const left = (globalThis as unknown as Record<symbol, Ahead>)[ahead]!
left.styles = boardStyles.join('')
const home = import.meta.url.split('/widget/')[0]!

/**
 * Draws what the server wrote ahead into the tags that ask for it, in Chinese: as the board will draw it, but without its code, which
 * comes after the frame. Whether there was any.
 */
function paint(): boolean {
  const { html, address } = left
  const tags = [...document.querySelectorAll<HTMLElement>('yishi-notice-board')].filter(
    (tag) =>
      !tag.shadowRoot &&
      home + address === boardAddress(tag.getAttribute('server') ?? home, (name) => tag.getAttribute(name)) &&
      !/^en/.test(tag.closest<HTMLElement>('[lang]')?.lang ?? ''),
  )
  if (!html || !tags.length) return false
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(left.styles!)
    for (const tag of tags) {
      const drawn = document.createElement('template')
      drawn.innerHTML = html
      const pattern = tag.getAttribute('notice-href')
      for (const link of drawn.content.querySelectorAll('a')) {
        const path = link.getAttribute('href')!
        link.href = pattern?.replace('{id}', path.split('/').pop()!) ?? home + path
      }
      tag.toggleAttribute('elder', keptElder() ?? tag.hasAttribute('elder'))
      const root = tag.attachShadow({ mode: 'open' })
      root.adoptedStyleSheets = [sheet]
      root.append(drawn.content)
      makeRoom(root)
    }
    return true
  } catch {
    // A browser without such sheets, or a page that forbids markup: the board draws by itself.
    return false
  }
}

/** What was painted goes in the same moment in which the board has drawn its own. */
function makeRoom(root: ShadowRoot): void {
  const [painted] = root.children
  new MutationObserver((_, watching) => {
    if (root.querySelectorAll('.sheet').length < 2) return
    watching.disconnect()
    painted!.remove()
  }).observe(root, { childList: true })
}

const rest = REST
const load = () => import(/* @vite-ignore */ rest)
if (paint() && !document.hidden) requestAnimationFrame(() => setTimeout(load))
else load()
// The page may still be on its way.
document.addEventListener('DOMContentLoaded', paint)
