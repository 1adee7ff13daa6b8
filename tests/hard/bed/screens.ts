import type { Page } from 'playwright-core'

/** What stands on a page that nobody of us put there, and whether anything of what people wrote stands there at all. */
export interface Looked {
  strange: string[]
  poisoned: boolean
}

/** Look through a page as it stands, with everything that is in shadow. */
export function lookThrough(page: Page): Promise<Looked> {
  return page.evaluate(() => {
    const strange: string[] = []
    let poisoned = document.title.includes('xss-probe')
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const at = element.localName
        if (/probe/.test(at)) strange.push(at)
        if (at === 'script' && /probe\(\)/.test(element.textContent)) strange.push('script')
        for (const { name, value } of element.attributes) {
          if (/^on|probe/.test(name)) strange.push(`${at} ${name}`)
          if (/^(href|src|action|formaction|data|xlink:href)$/.test(name) && /^\s*javascript:/i.test(value))
            strange.push(`${at} ${name}=javascript:`)
          if (value.includes('xss-probe')) poisoned = true
        }
        if (
          [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.includes('xss-probe'))
        )
          poisoned = true
        if (element.shadowRoot) walk(element.shadowRoot)
      }
    }
    walk(document)
    return { strange, poisoned }
  })
}

/** Unfold everything that is folded. */
export function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'details') (element as HTMLDetailsElement).open = true
        if (element.shadowRoot) walk(element.shadowRoot)
      }
    }
    walk(document)
  })
}

/** Wait until nothing has been asked of the server for a moment. */
export const settle = (page: Page): Promise<void> => page.waitForLoadState('networkidle')
