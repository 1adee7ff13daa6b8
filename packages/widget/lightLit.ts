import type { Plugin } from 'vite'

/**
 * Lit without what no browser of our floor runs: the hooks of polyfills, the lists of its versions that tools read, and the sentences
 * of errors that are a programmer's. Some 270 bytes of the board's 9,000.
 */
export function lightLit(): Plugin {
  return {
    name: 'light-lit',
    apply: 'build',
    transform(code, id) {
      if (!/\/(css-tag|reactive-element|lit-html|lit-element)\.js$/.test(id)) return null
      return code
        .replace(/\b\w+\.\w+(?:Polyfill|Hydrate)Support\b/g, '(void 0)')
        .replace(/\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[^"]*"\)/g, '0')
        .replace(/\bError\("[^"]*"(\+\w+\+"[^"]*")?\)/g, 'Error()')
        .replace(/\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&/, '')
    },
  }
}
