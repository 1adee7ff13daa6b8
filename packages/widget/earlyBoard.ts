import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { boardWordsIn } from './loader.ts'
import { oneFile } from './oneFile.ts'

const src = fileURLToPath(new URL('src', import.meta.url))

/** What the main build is made with, too. */
interface EarlyBoard {
  plugins: Plugin[]
  target: string
}

/**
 * After the build the three files of a board whose answer the server has at hand: `board-draw.js`, by which the server draws it as text; `board-paint.js`, which
 * paints that text at once; and `board-rest-<hash>.js`, the element in one file without the style sheet, which the painter brings, and with its
 * words in Chinese alone.
 */
export function earlyBoard({ plugins, target }: EarlyBoard): Plugin {
  let outDir = ''
  let words: Record<string, string> = {}
  const make = (entry: string, more: Plugin[], define: Record<string, string> = {}) =>
    oneFile({ entry: `${src}/${entry}.ts`, plugins: [...more, ...plugins], target, define })
  return {
    name: 'early-board',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    generateBundle(_, bundle) {
      words = boardWordsIn(bundle)
    },
    async closeBundle() {
      const restCode = await make('elements/notice-board', [
        instead(/\/(tokens|style)\.ts$/, 'styleAhead'),
        foreignWords(words),
      ])
      const rest = `board-rest-${createHash('sha256').update(restCode).digest('hex').slice(0, 12)}.js`
      const withoutLit = instead(/^lit$/, 'plainLit')
      writeFileSync(`${outDir}/${rest}`, restCode)
      writeFileSync(
        `${outDir}/board-paint.js`,
        await make('paintBoard', [withoutLit], { REST: JSON.stringify(`../${rest}`) }),
      )
      writeFileSync(`${outDir}/board-draw.js`, await make('drawBoard', [withoutLit]))
    },
  }
}

/** One module of ours instead of others. */
function instead(of: RegExp, name: string): Plugin {
  return {
    name: `instead-${name}`,
    enforce: 'pre',
    resolveId: (source) => (of.test(source) ? `${src}/${name}.ts` : null),
  }
}

/** The board's words in other languages than Chinese are fetched from where the main build has put them. */
function foreignWords(files: Record<string, string>): Plugin {
  const foreign = Object.entries(files).filter(([language]) => language !== 'zh')
  return {
    name: 'foreign-words',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/elements/notice-board.ts')) return null
      const names = foreign.map(([, file], at) => `const foreign${at} = './${file}'\n`)
      const loads = foreign.map(
        ([language], at) => `'/${language}/': () => import(/* @vite-ignore */ foreign${at})`,
      )
      const globs = /import\.meta\.glob(?:<[^(]*>)?\('\.\.\/locales\/\*\/board\.ts'\)/
      const own = "...import.meta.glob('../locales/zh/board.ts')"
      return code
        .replace(globs, `{ ${[own, ...loads].join(', ')} }`)
        .replace(/^(?=export class)/m, names.join(''))
    },
  }
}
