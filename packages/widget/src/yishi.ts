/*
 * The loader. It watches the page for `yishi-*` tags and fetches `elements/<name>.js`, beside its own script, once for
 * each. No inline code, no eval, no style: it works under a strict policy that allows scripts of this origin.
 */
const folder = import.meta.url.replace(/[^/]*$/, '')
const asked = new Set<string>()

function meet(root: ParentNode): void {
  for (const { localName } of root.querySelectorAll('*'))
    if (localName.startsWith('yishi-') && !customElements.get(localName)) fetchElement(localName)
}

function fetchElement(tag: string): void {
  if (asked.has(tag)) return
  asked.add(tag)
  import(/* @vite-ignore */ `${folder}elements/${tag.slice(6)}.js`).catch(
    // The tag keeps its own content; the next tag of this name on the page asks again.
    () => asked.delete(tag),
  )
}

const page = globalThis as { [Symbol.iterator]?: never } & Record<symbol, unknown>
const mark = Symbol.for('yishi')
if (!page[mark]) {
  page[mark] = true
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) if (addedNodes.length) meet(target as Element)
  }).observe(document, { childList: true, subtree: true })
  meet(document)
}
