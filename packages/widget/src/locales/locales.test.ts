import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

type Words = Record<string, unknown>
const files = import.meta.glob<{ words: Words }>('./*/*.ts')
const source = fileURLToPath(new URL('..', import.meta.url))

/** Areas by language: `zh` → `board` → its words. */
async function readAll(): Promise<Map<string, Map<string, Words>>> {
  const all = new Map<string, Map<string, Words>>()
  for (const [path, load] of Object.entries(files)) {
    const [, lang = '', area = ''] = /\.\/([^/]+)\/([^/]+)\.ts$/.exec(path) ?? []
    all.set(lang, (all.get(lang) ?? new Map()).set(area, (await load()).words))
  }
  return all
}

/** Keys of an area and of what lies in it, with what each of them is. */
function shape(words: Words, above = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? shape(value as Words, `${above}${key}.`)
      : [`${above}${key}`],
  )
}

/** All source of elements, parts and ballots, without the words themselves and without tests. */
function readSource(folder = source): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'locales' && !name.endsWith('.test.ts'))
    .map((entry) =>
      entry.isDirectory()
        ? readSource(`${folder}/${entry.name}`)
        : readFileSync(`${folder}/${entry.name}`, 'utf8'),
    )
    .join('\n')
}

describe('the words', () => {
  it('have the same keys in every language', async () => {
    const all = await readAll()
    const zh = all.get('zh')!
    for (const [lang, areas] of all) {
      expect([...areas.keys()].sort(), lang).toEqual([...zh.keys()].sort())
      for (const [area, words] of areas)
        expect(shape(words).sort(), `${lang} ${area}`).toEqual(shape(zh.get(area)!).sort())
    }
  })
  it('are all spoken somewhere', async () => {
    const zh = (await readAll()).get('zh')!
    const code = readSource()
    const silent = [...zh].flatMap(([area, words]) =>
      area === 'refusal'
        ? []
        : Object.keys(words)
            .filter((key) => !new RegExp(`\\b${key}\\b`).test(code))
            .map((key) => `${area}.${key}`),
    )
    expect(silent).toEqual([])
  })
  it('of the areas that one element speaks do not cover each other', async () => {
    const zh = (await readAll()).get('zh')!
    for (const { name, areas } of readElements()) {
      const said = new Map<string, string>()
      for (const area of areas)
        for (const [key, value] of Object.entries(zh.get(area) ?? {})) {
          const before = said.get(key)
          expect(before === undefined || before === String(value), `${name}: ${key} of ${area}`).toBe(true)
          said.set(key, String(value))
        }
    }
  })
})

/** The elements and the areas of words that each of them merges. */
function readElements(): { name: string; areas: string[] }[] {
  return readdirSync(`${source}/elements`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => {
      const code = readFileSync(`${source}/elements/${name}`, 'utf8')
      const own = [...code.matchAll(/locales\/\*\/(\w+)\.ts/g)].map(([, area]) => area!)
      return { name, areas: code.includes('ClientElement') ? ['acting', ...own] : own }
    })
}
