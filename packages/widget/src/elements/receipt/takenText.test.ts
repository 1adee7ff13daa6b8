import type { LoggedEntry } from '@yishi/schema/log'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTaken, writeTaken } from './takenText.ts'

const fact = fc.oneof(fc.constantFrom('a', 'b', null, 1, true), fc.constant({ yes: 1 }), fc.constant(['x']))
const entry = fc.record(
  {
    v: fc.constant(1 as const),
    tenant: fc.constantFrom('yiguang', 'other'),
    act: fc.constantFrom('cast', 'countPoll'),
    at: fc.constantFrom('2026-04-08T10:00:00.000Z', '2026-04-08T10:00:01.000Z'),
    zone: fc.constant('yiguang.huayuan'),
    open: fc.record(
      { poll: fact, ballot: fact, replaces: fact },
      { requiredKeys: ['poll'], noNullPrototype: true },
    ),
    sealed: fc.oneof(fc.constant({}), fc.constant({ choice: 'x' })),
  },
  { requiredKeys: ['v', 'tenant', 'act', 'at', 'open', 'sealed'], noNullPrototype: true },
)
const logged = fc.record(
  {
    index: fc.nat(),
    entry,
    openings: fc.oneof(fc.constant({}), fc.constant({ choice: { salt: 's', value: 'for' } })),
  },
  { noNullPrototype: true },
)

describe('what a worker took of a bundle', () => {
  it('comes to the page as it was', () => {
    fc.assert(
      fc.property(fc.array(logged, { maxLength: 12 }), (taken) => {
        expect(readTaken(writeTaken(taken as LoggedEntry[]))).toEqual(taken)
      }),
    )
  })

  it('is a fraction of its size for the ballots of one poll', () => {
    const taken = Array.from({ length: 256 }, (_, index): LoggedEntry => {
      const open = { ballot: `ballot-${index}`, channel: 'online', poll: 'v-1', replaces: null }
      const at = '2026-04-08T10:00:00.000Z'
      return { index, entry: { v: 1, tenant: 'yiguang', act: 'cast', at, open, sealed: {} }, openings: {} }
    })
    expect(writeTaken(taken).length * 3).toBeLessThan(JSON.stringify(taken).length)
  })
})
