import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { oneFile } from './oneFile.ts'

/** An element in one file. */
interface SingleFile {
  entry: string
  /** Its name without `.js`. */
  name: string
  /** What the main build is made with, too. */
  plugins: Plugin[]
  target: string
}

/**
 * After the build one element whole in a single file, with Lit and every language in it, for sites that pin what they load, and in
 * `integrity.json` the hash that they pin it by.
 */
export function singleFile({ entry, name, plugins, target }: SingleFile): Plugin {
  let outDir = ''
  return {
    name: 'single-file',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const file = `${name}.js`
      const code = await oneFile({ entry, plugins, target })
      writeFileSync(`${outDir}/${file}`, code)
      const hash = createHash('sha384').update(code).digest('base64')
      writeFileSync(`${outDir}/integrity.json`, `${JSON.stringify({ [file]: `sha384-${hash}` }, null, 2)}\n`)
    },
  }
}
