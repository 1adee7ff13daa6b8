import { adoptStyles, type CSSResult, supportsAdoptingStyleSheets } from 'lit'

const dressed = new WeakMap<Node, Set<CSSResult>>()

/** The looks of a piece that came later, beside those of its element; once is enough. */
export function dress({ renderRoot }: { renderRoot: HTMLElement | DocumentFragment }, look: CSSResult): void {
  const looks = dressed.get(renderRoot) ?? new Set()
  if (looks.has(look) || !(renderRoot instanceof ShadowRoot)) return
  dressed.set(renderRoot, looks.add(look))
  // Where a browser knows no constructable sheets, Lit adds a style element and takes none away.
  if (supportsAdoptingStyleSheets)
    renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets, look.styleSheet!]
  else adoptStyles(renderRoot, [look])
}
