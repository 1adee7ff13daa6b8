import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = new URL('..', import.meta.url).pathname

/** Every source file of a folder, tests left out: they may reach across. */
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('.ts') &&
        !/\.test\.ts$|\.testing\.ts$|(^|\/)(node_modules|dist|testing|tests|gallery)\//.test(file),
    )
    .map((file) => join(folder, file))
}

interface Import {
  from: string
  of: string
  typeOnly: boolean
}

/** What a file imports, with workspace packages by their name and other files by their path from the root. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const pattern =
    /(?:import|export)\s+(type\s+)?[^'"`;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|import\s+['"]([^'"]+)['"]/g
  return [...text.matchAll(pattern)].map((match) => {
    const of = match[2] ?? match[3] ?? match[4] ?? ''
    return {
      from: file,
      of: of.startsWith('.') ? relative(root, join(root, file, '..', of)) : of,
      typeOnly: match[1] !== undefined,
    }
  })
}

function wrong(folder: string, isWrong: (it: Import) => boolean): string[] {
  return sources(folder)
    .flatMap(importsOf)
    .filter(isWrong)
    .map((it) => `${it.from} imports ${it.of}`)
}

const isOutside = (of: string) => !of.startsWith('packages/')

describe('the arrows between the rooms', () => {
  it('let the schema import nothing of server, widget or demo, nor anything that does I/O', () => {
    expect(
      wrong('packages/schema/src', ({ of }) => /^(@yishi\/|packages\/(server|widget)|demo)|^node:/.test(of)),
    ).toEqual([])
  })

  it('let words stand alone, and the log without zod or tables, since the browser carries them', () => {
    expect(
      wrong('packages/schema/src/words', ({ of }) =>
        /^zod|drizzle|schema\/src\/(tables|input|rules|log)/.test(of),
      ),
    ).toEqual([])
    expect(
      wrong('packages/schema/src/log', ({ of }) => /^zod|drizzle|schema\/src\/(tables|input)/.test(of)),
    ).toEqual([])
  })

  it('let tables be read by the server alone', () => {
    expect(wrong('packages/schema/src/rules', ({ of }) => of.includes('/tables'))).toEqual([])
    expect(wrong('packages/widget/src', ({ of }) => of.includes('/tables') || of.includes('/input'))).toEqual(
      [],
    )
  })

  it('let the widget take types alone from the server, and words and log from the schema', () => {
    expect(
      wrong(
        'packages/widget/src',
        (it) => it.of.startsWith('@yishi/server') && (!it.typeOnly || it.of !== '@yishi/server/router'),
      ),
    ).toEqual([])
    expect(
      wrong(
        'packages/widget/src',
        ({ of }) =>
          of.startsWith('@yishi/schema') && !/^@yishi\/schema\/(words|log|wizard|terms\/.+)$/.test(of),
      ),
    ).toEqual([])
  })

  it('let acts import no other room of the server than the writer and what is pure', () => {
    expect(
      wrong('packages/server/src/acts', ({ of }) =>
        /server\/src\/(http|reads|log|notify|commands|main|router)/.test(of),
      ),
    ).toEqual([])
  })

  it('let nobody but the writer and the listed doors write to the database', () => {
    const doors =
      /server\/src\/(act|change|insertBulk|updateBulk|writer\/.*|testing\/.*|db\/.*|log\/.*|auth\/.*)\.ts$/
    const writers = sources('packages/server/src').filter(
      (file) =>
        !doors.test(file) &&
        /\b(db|tx)\s*(\)|\n)?\s*\.(insert|update|delete)\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(writers).toEqual([])
  })

  it('find what they look for', () => {
    expect(sources('packages/schema/src').length).toBeGreaterThan(20)
    expect(importsOf('packages/server/src/act.ts').filter(({ of }) => isOutside(of)).length).toBeGreaterThan(
      3,
    )
  })
})
