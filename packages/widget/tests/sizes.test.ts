import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { useBuilt } from './built.ts'

const { read, list } = useBuilt()

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

/** The files of its words in Chinese, which an element fetches before it draws anything. */
function wordsOf(files: Iterable<string>): Set<string> {
  const found = new Set<string>()
  for (const file of files)
    for (const [, path] of read(file).matchAll(
      /locales\/zh\/\w+\.ts["'`]:\(\)=>import\(["'`](\.[^"'`]+)["'`]\)/g,
    ))
      for (const each of closure(new URL(path!, `file:///${file}`).pathname.slice(1))) found.add(each)
  return found
}

/** All that a tag fetches to be drawn in Chinese, loader left out. */
function fetched(name: string): Set<string> {
  const code = closure(`elements/${name}.js`)
  return new Set([...code, ...wordsOf(code)])
}

describe('bytes over the wire, with brotli', () => {
  const names = () => list('elements').map((file) => file.replace(/\.js$/, ''))
  /** What several elements share; the desk, which residents do not meet, shares with its tools. */
  const shared = () => {
    const times = new Map<string, number>()
    for (const name of names()) for (const file of fetched(name)) times.set(file, (times.get(file) ?? 0) + 1)
    return new Set([...times].flatMap(([file, count]) => (count > 1 ? [file] : [])))
  }
  /** What one element alone adds to that. */
  const own = (name: string, files: Set<string>, common: Set<string>) =>
    [name, size([...files].filter((file) => !common.has(file)))] as const

  it('are at most 1 kB for the loader, 9 kB for a page with the board', () => {
    expect(size(closure('yishi.js'))).toBeLessThanOrEqual(1 * kB)
    expect(size(new Set(['yishi.js', ...fetched('notice-board')]))).toBeLessThanOrEqual(9 * kB)
  })

  it('are at most 9 kB for the board in one file, with every language in it', () => {
    expect(size(['board.js'])).toBeLessThanOrEqual(9 * kB)
  })

  it('are at most 25 kB for loader and core: what every element with something to do is made of', () => {
    const [first, ...others] = names()
      .filter((name) => name !== 'notice-board' && name !== 'hall')
      .map(fetched)
    const core = [...first!].filter((file) => others.every((other) => other.has(file)))
    expect(size(['yishi.js', ...core])).toBeLessThanOrEqual(25 * kB)
  })

  it('are at most 10 kB for the code that each further element alone adds, and 3.5 kB for its words', () => {
    const common = shared()
    const codes = names().map((name) => own(name, closure(`elements/${name}.js`), common))
    const words = names().map((name) => own(name, wordsOf(closure(`elements/${name}.js`)), common))
    expect(codes.filter(([, bytes]) => bytes > 10 * kB)).toEqual([])
    expect(words.filter(([, bytes]) => bytes > 3.5 * kB)).toEqual([])
  })

  it('are none for forms of ballot that few polls have, until a question needs one', () => {
    const form = /\/(withOptions|single|approval|score|ranked)-/
    expect(list('chunks').filter((file) => form.test(`/${file}`))).toHaveLength(5)
    expect([...fetched('poll')].filter((file) => form.test(file))).toEqual([])
    expect([...fetched('receipt')].filter((file) => form.test(file))).toEqual([])
  })

  it('are at most 40 kB for the hall as it opens', () => {
    const files = ['hall', 'notice-board', 'proposals'].flatMap((name) => [...fetched(name)])
    expect(size(new Set(['yishi.js', ...files]))).toBeLessThanOrEqual(40 * kB)
  })
})
