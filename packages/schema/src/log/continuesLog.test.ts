import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continuesLog } from './continuesLog.ts'
import { exportLog, sourceOf } from './export.testing.ts'
import { hashLeaf } from './hash.ts'
import { rootOf } from './tree.ts'

const SIZE = 700
const entries = Array.from({ length: SIZE }, (_, i) => new TextEncoder().encode(String(i)))
const headOf = (said: readonly Uint8Array[]) => ({ size: said.length, root: rootOf(said.map(hashLeaf)) })
const head = (size: number) => headOf(entries.slice(0, size))
const log = exportLog(entries)

describe('continuesLog', () => {
  it('refuses a log that was rolled back', async () => {
    expect(await continuesLog(sourceOf(log), { ...head(SIZE), size: SIZE + 1 }, head(SIZE))).toBe(false)
  })

  it('refuses a log in which an earlier entry was changed', async () => {
    const changed = entries.with(3, Uint8Array.of(0))
    expect(await continuesLog(sourceOf(exportLog(changed)), head(300), headOf(changed))).toBe(false)
  })

  it('refuses a log that does not show the tiles, or only parts of them', async () => {
    const gone = new Map(log)
    gone.delete('tile/0/001')
    expect(await continuesLog(sourceOf(gone), head(300), head(SIZE))).toBe(false)
    for (const part of [log.get('tile/0/001')!.slice(0, 64), log.get('tile/0/001')!.slice(1)])
      expect(await continuesLog(sourceOf(new Map(log).set('tile/0/001', part)), head(300), head(SIZE))).toBe(
        false,
      )
  })

  it('finds that a log continues each of its beginnings, with few tiles', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: SIZE }), async (size) => {
        const read: string[] = []
        const source = async (path: string) => {
          read.push(path)
          return log.get(path)
        }
        expect(await continuesLog(source, head(size), head(SIZE))).toBe(true)
        expect(read.length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 40 },
    )
  })

  it('takes the full tile where the partial one is gone', async () => {
    const grown = exportLog(entries.slice(0, 512))
    grown.set('tile/1/000.p/1', grown.get('tile/1/000.p/2')!.slice(0, 32))
    expect(await continuesLog(sourceOf(grown), head(300), head(500))).toBe(true)
  })
})
