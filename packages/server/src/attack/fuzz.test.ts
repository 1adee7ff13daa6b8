import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standClock } from '../db/clock.ts'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import { openDoor } from './knock.ts'
import { type Sample, samplesOf } from './samples.ts'
import { makeCommunity, roles, type Scene } from './scene.ts'

/**
 * So many calls, within so many seconds; `YISHI_LONG=1` for many more. The same calls each time, so that what lands does not hang on luck;
 * the long run, and `YISHI_SEED=n`, take others.
 */
const long = process.env.YISHI_LONG === '1'
const wanted = Number(process.env.YISHI_FUZZ ?? (long ? 1_000_000 : 100_000))
const seconds = long ? 3600 : 45
const seed = Number(process.env.YISHI_SEED ?? (long ? Date.now() : 1))

/** What stands in the place of something: other types, other sizes, what databases and parsers stumble over. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '__proto__',
    'constructor',
    '%',
    '\\',
    "'",
    'q1',
    '-1',
    'NaN',
  ),
  fc.constantFrom(0, -1, 1.5, 2 ** 31, -(2 ** 31), 2 ** 53, 1e308, Number.MIN_VALUE),
  fc.constantFrom(
    '0001-01-01',
    '9999-12-31',
    '2026-02-30',
    '2199-12-31T23:59:59-23:59',
    '1900-01-01T00:00:00Z',
  ),
  fc.constantFrom(null, undefined, [], {}, true),
  fc.constant('x'.repeat(100_000)),
)

interface Wound {
  /** Which of the input's places, counted from the first. */
  place: number
  how: 'put' | 'drop' | 'add' | 'wrap'
  value: unknown
}
const wound: fc.Arbitrary<Wound> = fc.record({
  place: fc.nat(60),
  how: fc.constantFrom('put', 'put', 'put', 'drop', 'add', 'wrap'),
  value: anything,
})

/** An input with one place of it changed; other inputs are left alone. */
function wounded(input: unknown, { place, how, value }: Wound): unknown {
  const places: [Record<string, unknown>, string][] = []
  const copied = (from: unknown): unknown => {
    if (typeof from !== 'object' || from === null || from instanceof Uint8Array) return from
    const to: Record<string, unknown> = (Array.isArray(from) ? [] : {}) as Record<string, unknown>
    for (const [key, one] of Object.entries(from)) {
      to[key] = copied(one)
      places.push([to, key])
    }
    return to
  }
  const copy = copied(input)
  const [at, key] = places[place % Math.max(1, places.length)] ?? []
  if (!at || key === undefined) return value
  if (how === 'put') at[key] = value
  else if (how === 'drop') delete at[key]
  else if (how === 'wrap') at[key] = [at[key]]
  else at[typeof value === 'string' ? value : 'more'] = value
  return copy
}

describe('fuzzed inputs', () => {
  let open: OpenDb
  let scene: Scene
  let samples: [string, Sample][]
  const door = openDoor()
  beforeAll(async () => {
    open = await openTestDb('pglite')
    scene = await makeCommunity(open.db)
    samples = Object.entries(samplesOf(scene))
  }, 400_000)
  afterAll(async () => {
    door.close()
    await open.close()
  })

  it('are answered by a value or a coded no, and in time', { timeout: (seconds + 60) * 1000 }, async () => {
    let calls = 0
    let slowest = 0
    await standClock(open.db, scene.at.later!)
    const attack = fc.record({
      sample: fc.nat(samples.length - 1),
      role: fc.constantFrom('self', 'self', 'self', ...roles),
      wounds: fc.array(wound, { minLength: 1, maxLength: 3 }),
    })
    const property = fc.asyncProperty(attack, async ({ sample, role, wounds }) => {
      const [name, { as, input }] = samples[sample]!
      const who = role === 'self' ? as : scene.people[role]
      const started = performance.now()
      const answer = await door.knock(open.db, {
        name,
        as: who,
        input: wounds.reduce(wounded, input as unknown),
      })
      slowest = Math.max(slowest, performance.now() - started)
      calls++
      if ('fault' in answer) throw new Error(`${name}: ${inFull(answer.fault)}`)
      if ('refusal' in answer && answer.refusal.code === 'internal') throw new Error(`${name}: internal`)
    })
    const run = { seed, numRuns: wanted, interruptAfterTimeLimit: seconds * 1000, endOnFailure: true }
    const details = await fc.check(property, run)
    console.log(`fuzz: ${calls} calls, the slowest ${Math.round(slowest)} ms, seed ${details.seed}`)
    expect(
      details.failed && !details.interrupted ? fc.defaultReportMessage(details) : undefined,
    ).toBeUndefined()
    expect(calls).toBeGreaterThan(100)
    expect(slowest).toBeLessThan(20_000)
  })
})

/** A fault with what lies behind it. */
function inFull(fault: unknown): string {
  const parts: string[] = []
  for (let at = fault; at instanceof Error; at = at.cause) parts.push(at.message.slice(0, 300))
  return parts.join(' ← ')
}
