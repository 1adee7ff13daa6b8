import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Last of all each file packed with brotli beside itself, as small as it gets: a server that packs while somebody waits packs a tenth worse. */
export function packed(): Plugin {
  let outDir = ''
  return {
    name: 'packed',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' }))
          if (/\.(js|html)$/.test(name))
            writeFileSync(`${outDir}/${name}.br`, brotliCompressSync(readFileSync(`${outDir}/${name}`)))
      },
    },
  }
}
