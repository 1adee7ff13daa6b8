import { readdirSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { councils } from '../gallery/fixtures/council.ts'
import { views } from '../gallery/fixtures/mine.ts'
import { notices } from '../gallery/fixtures/notice.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { contact, resident } from '../gallery/fixtures/people.ts'
import { polls } from '../gallery/fixtures/poll.ts'
import { progresses } from '../gallery/fixtures/progress.ts'
import { matters } from '../gallery/fixtures/proposal.ts'
import { lists } from '../gallery/fixtures/proposals.ts'
import { answer } from './browser.ts'
import { serve, useBuilt } from './built.ts'

const { folder, read, list } = useBuilt()

const kB = 1000
const size = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0)

/** A file and all that it imports at once. */
function closure(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, path] of read(file).matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g))
    closure(new URL(path!, `file:///${file}`).pathname.slice(1), seen)
  return seen
}

/** Words that an element fetches only when a piece of it is drawn that few see, or none at first; the walk below meets none of them. */
const late =
  /^chunks\/(refusal|photos|record|councilLead|pollCast|pollElder|pollResult|progressWork|proposeSteps|receiptFound|signInForms|signInAccount)-/

/** The files of words in Chinese of which a code file knows. */
function wordsIn(files: Iterable<string>): Set<string> {
  const found = new Set<string>()
  for (const file of files)
    for (const [, path] of read(file).matchAll(
      /locales\/zh\/\w+\.ts["'`]:\(\)=>import\(["'`](\.[^"'`]+)["'`]\)/g,
    ))
      found.add(new URL(path!, `file:///${file}`).pathname.slice(1))
  return found
}

/** Those of them that an element fetches before it draws anything. */
function wordsOf(files: Iterable<string>): Set<string> {
  return new Set([...wordsIn(files)].filter((file) => !late.test(file)).flatMap((file) => [...closure(file)]))
}

/** All that a tag fetches to be drawn in Chinese, loader left out. */
function fetched(name: string): Set<string> {
  const code = closure(`elements/${name}.js`)
  return new Set([...code, ...wordsOf(code)])
}

/** What a page with one element fetches beyond loader and core, in Chinese: its own file, its words, and what it shares with some others. */
function beyond(name: string): Set<string> {
  const shared = core()
  return new Set([...fetched(name)].filter((file) => !shared.has(file)))
}

const names = () => list('elements').map((file) => file.replace(/\.js$/, ''))

/** What every element with something to do is made of. */
function core(): Set<string> {
  const [first, ...others] = names()
    .filter((name) => !['notice-board', 'hall', 'elder-switch'].includes(name))
    .map(fetched)
  return new Set([...first!].filter((file) => others.every((other) => other.has(file))))
}

describe('bytes over the wire, with brotli', () => {
  it('are at most 1 kB for the loader, 9 kB for a page with the board', () => {
    expect(size(closure('yishi.js'))).toBeLessThanOrEqual(1 * kB)
    expect(size(new Set(['yishi.js', ...fetched('notice-board')]))).toBeLessThanOrEqual(9 * kB)
  })

  it('are at most 9 kB for the board in one file, with every language in it', () => {
    expect(size(['board.js'])).toBeLessThanOrEqual(9 * kB)
  })

  it('are at most 9 kB for the script of one board and the element that it fetches, what hangs there left out', () => {
    const rest = readdirSync(folder).filter((file) => /^board-rest-.*\.js$/.test(file))
    expect(rest).toHaveLength(1)
    expect(size(['board-paint.js', ...rest])).toBeLessThanOrEqual(9 * kB)
    expect(size(['board-paint.js'])).toBeLessThanOrEqual(1.5 * kB)
  })

  it('are at most 22 kB for loader and core: what every element with something to do is made of', () => {
    expect(size(['yishi.js', ...core()])).toBeLessThanOrEqual(22 * kB)
  })

  it('are at most 10 kB for all that a page with one further element fetches beyond that, its words and what it shares with others included', () => {
    const bytes = names().map((name) => [name, size(beyond(name))] as const)
    expect(bytes.filter(([, all]) => all > 10 * kB)).toEqual([])
  })

  it('are none for forms of ballot that few polls have, until a question needs one', () => {
    const form = /\/(withOptions|single|approval|score|ranked)-/
    expect(list('chunks').filter((file) => form.test(`/${file}`))).toHaveLength(5)
    expect([...fetched('poll')].filter((file) => form.test(file))).toEqual([])
    expect([...fetched('receipt')].filter((file) => form.test(file))).toEqual([])
  })

  it('are at most 27 kB for the hall as it opens', () => {
    const files = ['hall', 'notice-board', 'proposals'].flatMap((name) => [...fetched(name)])
    expect(size(new Set(['yishi.js', ...files]))).toBeLessThanOrEqual(27 * kB)
  })
})

describe('the whole hall', () => {
  const replies: Record<string, unknown> = {
    'read.proposals': lists.list,
    'read.proposal': matters.voting,
    'read.progress': progresses.rated,
    'read.notice': notices.running,
    'read.poll': polls.open,
    'read.council': councils.voting,
    'read.mine': views.busy,
    'read.me': resident,
    'read.contact': contact,
  }
  const rooms = ['', 'n/x-1', 'p/x-1', 'v/x-1', 'council', 'mine', 'propose', 'receipt', 'sign-in']

  it('is at most 70 kB, its words in one language included, for a resident who opens every room', async () => {
    const files = await walk()
    expect([...files].filter((file) => late.test(file))).toEqual([])
    expect(
      [...files].filter((file) => wordsIn(list('elements').map((name) => `elements/${name}`)).has(file))
        .length,
    ).toBeGreaterThan(3)
    expect(size(files)).toBeLessThanOrEqual(70 * kB)
  })

  it('is at most 20 files: its rooms come in one piece, and their words in one', async () => {
    const files = await walk()
    expect([...files].filter((file) => /^chunks\/(rooms|hall-zh)-/.test(file))).toHaveLength(2)
    expect(files.size).toBeLessThanOrEqual(20)
  })

  /** Open every room of the hall as somebody who is signed in and may vote; what was fetched for it. */
  async function walk(): Promise<Set<string>> {
    const fetchedFiles = new Set<string>()
    const office = await serve((path) => {
      if (path === '/') return { body: html, type: 'text/html; charset=utf-8' }
      if (path.startsWith('/board/'))
        return { body: JSON.stringify(boards.running), type: 'application/json' }
      const file = /^\/widget\/v1\/([^?]+)/.exec(path)?.[1]
      if (!file) return null
      fetchedFiles.add(file)
      return { body: read(file), type: 'text/javascript' }
    })
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
    try {
      const page = await browser.newPage({ locale: 'zh-CN' })
      await answer(page, (name) => replies[name] ?? 'lost')
      await page.addInitScript((key) => sessionStorage.setItem(key, 't-1'), `yishi-token ${office.origin}`)
      for (const room of rooms) {
        await page.goto(`${office.origin}/#/${room}`)
        await page
          .locator('yishi-hall [part=room] [part=sheet], yishi-hall yishi-notice-board li')
          .first()
          .waitFor()
        await page.waitForLoadState('networkidle')
      }
    } finally {
      await browser.close()
      await office.close()
    }
    return fetchedFiles
  }
})

const html = `<!doctype html><html lang="zh"><title>社区</title><script type="module" src="/widget/v1/yishi.js"></script>
<yishi-hall zone="yiguang.huayuan"></yishi-hall>`
