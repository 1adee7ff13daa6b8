import { beforeEach, describe, expect, it } from 'vitest'
import type { Plain } from './canonicalJson.ts'
import { pollLog, someBallots } from './poll.testing.ts'
import { pollRecords } from './pollRecord.ts'
import { pollResultsSeen } from './pollResults.ts'
import { comparePublished, statedResults as ofRecords, type StatedResult } from './publishedResults.ts'
import type { LoggedEntry } from './verify.ts'

const log = pollLog(someBallots)
const last = log.length - 1
const result = log[last]!.entry.open.result as unknown as Shown

interface Shown {
  channels: object
  questions: { [key: string]: Plain }[]
}

/** As a server shows it: with much beside it, and with what a question has not as null. */
const shown = (): { channels: object; results: { [key: string]: Plain }[] } => ({
  ...structuredClone({ channels: result.channels, title: '停车位' }),
  results: structuredClone(result.questions).map((question) => ({ ...question, strict: null, tally: null })),
})
const statedResults = (entries: readonly LoggedEntry[]) => ofRecords(pollRecords(entries))
const compare = (stated: ReadonlyMap<string, StatedResult>, view: unknown) =>
  comparePublished(stated, async () => view as Plain)

describe('a result that is shown', () => {
  const differs = { ok: false, code: 'published-differs', index: last, detail: 'p1' }
  let view: ReturnType<typeof shown>
  beforeEach(() => {
    view = shown()
  })

  it('is found where its outcome, a number or a channel is another than in the log', async () => {
    const stated = statedResults(log)
    const bent = (question: object) =>
      compare(stated, { ...view, results: [{ ...view.results[0], ...question }] })
    expect(await bent({ outcome: 'failed' })).toEqual(differs)
    expect(await bent({ silent: { heads: 2, area: '69.99' } })).toEqual(differs)
    expect(await bent({ conditions: [] })).toEqual(differs)
    expect(await bent({ strict: { outcome: 'passed', conditions: [] } })).toEqual(differs)
    expect(await compare(stated, { ...view, channels: { online: 9, paper: 1, replaced: 1 } })).toEqual(
      differs,
    )
  })

  it('is found where it is missing, unreadable, or there before the log states any', async () => {
    const stated = statedResults(log)
    for (const nothing of [{ ...view, results: null }, null, [], 'hello', { ...view, results: [0.5] }])
      expect(await compare(stated, nothing)).toEqual(differs)
    expect(await compare(statedResults(log.slice(0, -1)), view)).toEqual({ ...differs, index: 0 })
  })

  it('is held against the last result alone', async () => {
    const again = { ...log[last]!, index: last + 1 }
    const other = { ...again, entry: { ...again.entry, open: { poll: 'p1', result: { questions: [] } } } }
    expect(await compare(statedResults([...log, other]), view)).toEqual({ ...differs, index: last + 1 })
    expect(await compare(statedResults([...log.slice(0, -1), other, again]), view)).toMatchObject({
      ok: true,
    })
  })

  it('fits with the place and the way of a lot beside it, which the log states elsewhere', async () => {
    const tally = { outcome: 'tie', lots: [{ winner: 'a', among: ['a', 'b'] }] }
    const [question] = result.questions
    const entry = {
      ...log[last]!.entry,
      open: { poll: 'p1', result: { ...result, questions: [{ ...question, tally }] } },
    }
    const stated = statedResults([log[0]!, { ...log[last]!, entry: entry as never }])
    const lot = (winner: string) => ({ winner, among: ['a', 'b'], place: '居委会', how: '抓阄' })
    const results = (winner: string) => [{ ...view.results[0], tally: { ...tally, lots: [lot(winner)] } }]
    expect(await compare(stated, { ...view, results: results('a') })).toMatchObject({ ok: true })
    expect(await compare(stated, { ...view, results: results('b') })).toEqual(differs)
  })

  it('fits as it is, and where nothing is shown nothing is compared', async () => {
    expect(await compare(statedResults(log), view)).toEqual({ ok: true, compared: 1 })
    expect(await compare(statedResults(log.slice(0, -1)), { results: null, channels: null })).toMatchObject({
      ok: true,
    })
    expect(await compare(statedResults(log), undefined)).toEqual({ ok: true, compared: 0 })
    expect(await compare(new Map(), view)).toEqual({ ok: true, compared: 0 })
  })
})

describe('pollResultsSeen', () => {
  it('shows what it was given, and checks it as pollResults does', () => {
    const seen: number[] = []
    const { parts } = pollResultsSeen((records) => seen.push(records[0]!.ballots.length))
    expect([...parts!(log)]).toEqual([undefined])
    expect([...parts!(log.slice(1))][0]).toMatchObject({ code: 'announcement-missing' })
    expect(seen).toEqual([someBallots.length, someBallots.length])
  })
})
