/**
 * Print some nodes alone, on a page of their own: in a hidden frame, so that neither the host's page nor its styles come along. The
 * style goes in as an object where the browser knows how, since a strict page forbids it in the markup.
 */
export function printNodes(nodes: readonly Node[], style: string, title: string): void {
  const frame = document.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  // Not `hidden`: some browsers print nothing of what is not laid out.
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0' })
  document.body.append(frame)
  const page = frame.contentDocument
  const view = frame.contentWindow
  if (!page || !view) return
  page.title = title
  dress(page, view as Window & typeof globalThis, style)
  page.body.append(...nodes.map((node) => page.importNode(node, true)))
  // A canvas loses its picture when it is copied.
  const drawn = nodes.flatMap((node) => (node instanceof Element ? [...node.querySelectorAll('canvas')] : []))
  for (const [at, copy] of page.querySelectorAll('canvas').entries()) {
    const from = drawn[at]
    if (!from) continue
    copy.width = from.width
    copy.height = from.height
    copy.getContext('2d')?.drawImage(from, 0, 0)
  }
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()))
  view.focus()
  view.print()
}

function dress(page: Document, view: Window & typeof globalThis, style: string): void {
  try {
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(style)
    page.adoptedStyleSheets = [sheet]
  } catch {
    const element = page.createElement('style')
    element.textContent = style
    page.head.append(element)
  }
}
