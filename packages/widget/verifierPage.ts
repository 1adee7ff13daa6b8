import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { oneFile } from './oneFile.ts'

/** What the page is built from. */
interface VerifierPage {
  entry: string
  plugins: Plugin[]
  target: string
}

const style =
  'html{color-scheme:light dark}body{max-width:44rem;margin:0 auto;padding:16px;font-family:system-ui,sans-serif;line-height:1.6}'

/**
 * After the build `verify.html`: the page that checks a log, with script and style in it and a policy that lets nothing else run. It may be
 * served from anywhere, or opened from a disk.
 */
export function verifierPage({ entry, plugins, target }: VerifierPage): Plugin {
  let outDir = ''
  return {
    name: 'verifier-page',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const code = await oneFile({ entry, plugins, target })
      const script = code.replaceAll('</script', '<\\/script')
      writeFileSync(`${outDir}/verify.html`, pageOf(script))
    },
  }
}

function pageOf(script: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    // Bundles of a large log are checked by workers, whose program lies in this one.
    'worker-src blob:',
    // Lit writes style elements where a browser knows no constructable sheets.
    "style-src 'unsafe-inline'",
    'connect-src http: https:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Yishi</title>
<style>${style}</style>
<main><yishi-verifier></yishi-verifier></main>
<script type="module">${script}</script>
</html>
`
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
