import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin, Rollup } from 'vite'
import { oneFile } from './oneFile.ts'

/** What the loader is built from. */
interface Loader {
  entry: string
  target: string
}

/**
 * After the build `yishi.js`: the loader in one file, which knows by name what the board stands on, so that it can ask for it together with the board;
 * names that carry a hash are known only now.
 */
export function loader({ entry, target }: Loader): Plugin {
  let outDir = ''
  let known: Record<string, string> = {}
  return {
    name: 'loader',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    generateBundle(_, bundle) {
      known = knownOf(bundle)
    },
    async closeBundle() {
      writeFileSync(`${outDir}/yishi.js`, await oneFile({ entry, target, define: known }))
    },
  }
}

const nameOf = (file: string): string => file.replace(/^chunks\/|\.js$/g, '')

/** What the loader knows by name: the chunk that the board stands on, and the board's words by language; without folder and ending. */
function knownOf(bundle: Rollup.OutputBundle): Record<string, string> {
  const core = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.name === 'core')
  const words = Object.entries(boardWordsIn(bundle)).map(([language, file]) => [language, nameOf(file)])
  return {
    CORE: JSON.stringify(nameOf(core?.fileName ?? '')),
    BOARD_WORDS: JSON.stringify(Object.fromEntries(words)),
  }
}

/** The files with the board's words in what was built, by language. */
export function boardWordsIn(bundle: Rollup.OutputBundle): Record<string, string> {
  const words: Record<string, string> = {}
  for (const chunk of Object.values(bundle)) {
    const facade = (chunk.type === 'chunk' && chunk.facadeModuleId) || ''
    const [, language] = /\/locales\/(\w+)\/board\.ts$/.exec(facade) ?? []
    if (language) words[language] = chunk.fileName
  }
  return words
}
