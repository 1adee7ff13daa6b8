import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser that the tests drive: `CHROMIUM`, or the first one on the path; null where there is none. */
export function findChromium(): string | null {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) {
      const path = join(folder, name)
      if (existsSync(path)) return path
    }
  return null
}

/** The same; where none is there and we may install packages, Debian's Chromium with a Chinese font is fetched first. */
export function fetchChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0) {
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  }
  const fetched = findChromium()
  if (!fetched)
    throw new Error('no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path')
  return fetched
}

/** Flags for a browser in a test: no sandbox (it may run as root), and nothing that reaches out by itself. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
