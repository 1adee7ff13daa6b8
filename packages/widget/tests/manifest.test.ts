import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { describe, expect, it } from 'vitest'
import { type Manifest, withTables } from '../manifest/tables.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))
const manifest = (file = join(folder, 'custom-elements.json')): Manifest =>
  JSON.parse(readFileSync(file, 'utf8'))
const guide = () => readFileSync(join(folder, '../../docs/embedding.md'), 'utf8')

describe('the manifest of the elements', () => {
  it('is as their doc blocks say: after a change run `pnpm --filter @yishi/widget manifest`', () => {
    const fresh = mkdtempSync(join(tmpdir(), 'yishi-manifest-'))
    execFileSync(join(folder, 'node_modules/.bin/cem'), ['analyze', '--outdir', relative(folder, fresh)], {
      cwd: folder,
    })
    expect(manifest(join(fresh, 'custom-elements.json'))).toEqual(manifest())
    rmSync(fresh, { recursive: true })
  })

  it('tells of every element, each with its zone and what it is', () => {
    const elements = manifest().modules.flatMap(({ declarations }) => declarations)
    const files = readdirSync(join(folder, 'src/elements')).filter((file) => file.endsWith('.ts'))
    expect(elements.map(({ tagName }) => `${tagName.slice('yishi-'.length)}.ts`).sort()).toEqual(files.sort())
    for (const { tagName, description, attributes } of elements) {
      expect(description, tagName).not.toBe('')
      expect(attributes.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['elder', 'lang', 'server', 'theme', 'zone']),
      )
    }
  })

  it('is what the guide for webmasters shows', () => {
    expect(withTables(guide(), manifest())).toBe(guide())
  })

  it('has nowhere to go in a guide without the marks', () => {
    expect(() => withTables('# Embedding', manifest())).toThrow('no place')
  })
})

describe('the package', () => {
  it('has nothing that publint finds, once it is built', async () => {
    expect((await publint({ pkgDir: folder, pack: false })).messages).toEqual([])
  })
})
