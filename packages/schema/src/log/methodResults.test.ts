import { describe, expect, it } from 'vitest'
import { formatArea } from '../rules/area.ts'
import { decideQuestion } from '../rules/decideQuestion.ts'
import { ruleOf } from '../rules/rules.ts'
import { voices } from '../rules/voteCount.ts'
import { addWeights, type Weight, weightless } from '../rules/weight.ts'
import type { MethodKey } from '../words/index.ts'
import type { Plain } from './canonicalJson.ts'
import { logged } from './poll.testing.ts'
import { pollResults } from './pollResults.ts'
import { printTally } from './printTally.ts'
import { resultDigest } from './resultDigest.ts'
import type { LoggedEntry } from './verify.ts'

type Facts = { [key: string]: Plain }
type Lot = { question: string; winner: string; among: string[]; drawnAt: string; witnesses: number }

const electorate: Weight = { heads: 6n, area: 6000n }
const roll = { heads: 6, area: '60.00', root: 'ab'.repeat(32) }
const ballot: { key: string; method: MethodKey | null; options: number; rule: string }[] = [
  { key: 'q1', method: null, options: 0, rule: 'households.advisory' },
  { key: 'q2', method: 'approval', options: 3, rule: 'households.advisory' },
  { key: 'q3', method: 'irv', options: 3, rule: 'households.advisory' },
  { key: 'q4', method: 'schulze', options: 3, rule: 'households.advisory' },
  { key: 'q5', method: 'score', options: 3, rule: 'households.advisory' },
]
const said = [
  { q1: 'for', q2: '1+2', q3: '1>3', q4: '2>1=3', q5: '5,0,3' },
  { q1: 'for', q2: '1+2', q3: '1>3', q4: '2>1', q5: '5,1,3' },
  { q1: 'against', q2: '1+2+3', q3: '2>3', q4: '1', q5: '0,0,3' },
  { q1: 'abstain', q2: 'none', q3: '2>3', q4: 'abstain', q5: 'abstain' },
  { q1: 'for', q2: 'invalid', q3: '3', q4: '3>2', q5: '1,1,1' },
]
const drawnAt = '2026-04-20T10:00:00.000Z'
const drawn: Lot[] = [
  { question: 'q2', winner: '2', among: ['1', '2'], drawnAt, witnesses: 2 },
  { question: 'q3', winner: '1', among: ['1', '2'], drawnAt, witnesses: 3 },
]

/** The result as an honest server states it, once these lots were drawn. */
function resultAfter(lots: readonly Lot[]): Facts {
  const questions = ballot.map(({ key, method, options, rule }) => {
    const words = new Map<string, Weight>()
    for (const each of said) {
      const word = each[key as 'q1']
      words.set(word, addWeights(words.get(word) ?? weightless, { heads: 1n, area: 1000n }))
    }
    const mine = lots.filter((lot) => lot.question === key).map(({ question: _, ...lot }) => lot)
    const question = { method, options, rule: ruleOf(rule)! }
    const counting = { nonResponse: 'absent', invalidParticipates: false } as const
    const { votes, settled, ...decision } = decideQuestion(
      question,
      { electorate, said: words },
      { counting, lots: mine },
    )
    const printed = (weight: Weight) => ({ heads: Number(weight.heads), area: formatArea(weight.area) })
    return {
      key,
      ...decision,
      votes: Object.fromEntries(voices.map((voice) => [voice, printed(votes[voice])])),
      silent: { heads: 1, area: '10.00' },
      ...(settled ? { tally: printTally(settled) } : {}),
    }
  })
  return { roll, channels: { online: 5, paper: 0, replaced: 0, proxy: 0 }, questions } as unknown as Facts
}

function log({ open = true, until = drawn.length }: { open?: boolean; until?: number } = {}): LoggedEntry[] {
  const results = Array.from({ length: until + 1 }, (_, n) => resultAfter(drawn.slice(0, n)))
  return [
    logged(0, 'announcePoll', {
      poll: 'p1',
      ...roll,
      rule: 'households.advisory',
      ballot: ballot as unknown as Plain,
      invalidParticipates: false,
    }),
    ...said.map((choices, i) =>
      logged(
        i + 1,
        'cast',
        { poll: 'p1', ballot: `b${i}`, channel: 'online', replaces: null, replacedBy: null },
        open ? { choice: { salt: '', value: { choices, heads: 1, area: '10.00' } } } : {},
      ),
    ),
    logged(6, 'countPoll', { poll: 'p1', result: results[0]! }),
    ...drawn.slice(0, until).map((lot, i) =>
      logged(7 + i, 'recordLot', {
        poll: 'p1',
        ...lot,
        settles: resultDigest(results[i]!),
        result: results[i + 1]!,
      }),
    ),
  ]
}

/** The log with the open facts of one entry bent. */
const bent = (index: number, change: (open: Facts) => void, of = log()): LoggedEntry[] =>
  of.map((each) => {
    if (each.index !== index) return each
    const open = structuredClone(each.entry.open) as Facts
    change(open)
    return { ...each, entry: { ...each.entry, open } }
  })
/** The log of the count alone with one question of its result bent. */
const bentQuestion = (at: number, change: (question: Facts) => void, open = true) =>
  bent(6, (facts) => change((facts.result as { questions: Facts[] }).questions[at]!), log({ open, until: 0 }))
const found = (bad: LoggedEntry[]) => pollResults.check(bad)?.code

describe('of questions with a method, pollResults finds', () => {
  it('another winner than the opened choices come to, whatever the method', () => {
    const winner = (at: number) =>
      bentQuestion(at, ({ tally }) => Object.assign(tally as Facts, { winners: ['1'] }))
    for (const at of [3]) expect(found(winner(at))).toBe('tally-differs')
    const third = bentQuestion(4, ({ tally }) => Object.assign(tally as Facts, { winners: ['3'] }))
    expect(found(third)).toBe('tally-differs')
    const decided = bentQuestion(1, ({ tally }) =>
      Object.assign(tally as Facts, { outcome: 'decided', winners: ['1'] }),
    )
    expect(found(decided)).toBe('tally-differs')
  })

  it('totals, groups and rounds that are not those of the choices', () => {
    for (const [at, tally] of [
      [1, { totals: { 1: 3, 2: 3, 3: 0 } }],
      [2, { rounds: [{ 1: 2, 2: 2, 3: 1 }] }],
      [3, { ranking: [['2'], ['1', '3']] }],
      [4, { totals: { 1: 11, 2: 2, 3: 11 } }],
    ] as const)
      expect([
        at,
        found(bentQuestion(at, (question) => Object.assign(question.tally as Facts, tally))),
      ]).toEqual([at, 'tally-differs'])
  })

  it('votes that are not those for the winner', () => {
    const more = bent(7, (open) => {
      const [, question] = (open.result as { questions: Facts[] }).questions
      question!.votes = {
        ...(question!.votes as Facts),
        for: { heads: 4, area: '40.00' },
        against: { heads: 0, area: '0.00' },
      }
    })
    expect(found(more)).toBe('votes-differ')
  })

  it('a choice that is none of its question', () => {
    const wrong = log({ until: 0 }).map((each) =>
      each.index === 1
        ? {
            ...each,
            openings: {
              choice: { salt: '', value: { choices: { ...said[0]!, q3: '1=3' }, heads: 1, area: '10.00' } },
            },
          }
        : each,
    )
    expect(pollResults.check(wrong)).toMatchObject({ code: 'choice-malformed', index: 1 })
  })

  it('a tie that is called passed, and a decided one that is called tied', () => {
    expect(found(bentQuestion(1, (question) => Object.assign(question, { outcome: 'passed' })))).toBe(
      'outcome-differs',
    )
    expect(found(bentQuestion(3, (question) => Object.assign(question, { outcome: 'tied' })))).toBe(
      'outcome-differs',
    )
  })

  it('a tally that contradicts itself, though no choice has been opened', () => {
    for (const tally of [
      { winners: ['3'] },
      { winners: ['1', '2'] },
      { winners: [] },
      { totals: { 1: 1, 2: 2, 3: 30 } },
    ])
      expect(found(bentQuestion(4, (question) => Object.assign(question.tally as Facts, tally), false))).toBe(
        'tally-differs',
      )
    expect(
      found(bentQuestion(3, (question) => Object.assign(question.tally as Facts, { winners: ['3'] }), false)),
    ).toBe('tally-differs')
  })

  it('a tally where none belongs, none where one belongs, and one of another shape', () => {
    expect(found(bentQuestion(3, (question) => void delete question.tally, false))).toBe('tally-differs')
    expect(found(bentQuestion(4, (question) => Object.assign(question, { tally: { winners: '1' } })))).toBe(
      'result-malformed',
    )
  })

  it('a question that was not announced, or not so that it can be understood', () => {
    expect(found(bent(0, (open) => Object.assign(open, { ballot: ballot.slice(1) })))).toBe(
      'announcement-malformed',
    )
    const borda = ballot.map((each) => ({ ...each, method: 'borda' }))
    expect(found(bent(0, (open) => Object.assign(open, { ballot: borda })))).toBe('announcement-malformed')
  })

  it('nothing in an honest record: counted, while lots are drawn, open or sealed', () => {
    for (const until of [0, 1, 2]) {
      expect(pollResults.check(log({ until }))).toBeUndefined()
      expect(pollResults.check(log({ until, open: false }))).toBeUndefined()
    }
  })
})

describe('of lots, pollResults finds', () => {
  it('one that settles another result than the one before it', () => {
    expect(found(bent(7, (open) => Object.assign(open, { settles: 'cd'.repeat(32) })))).toBe('result-twice')
  })

  it('one among others than were level, of a question that is not, or before one witness', () => {
    for (const change of [
      { among: ['1', '3'] },
      { among: '1' },
      { winner: '3' },
      { question: 'q4' },
      { witnesses: 1 },
    ])
      expect([change, found(bent(7, (open) => Object.assign(open, change)))]).toEqual([
        change,
        'lot-unfounded',
      ])
  })

  it('one that changes another question on the way', () => {
    const sly = bent(7, (open) => {
      const [first] = (open.result as { questions: Facts[] }).questions
      first!.outcome = 'failed'
    })
    expect(found(sly)).toBe('lot-unfounded')
  })

  it('a winner by a lot that nobody recorded', () => {
    const settled = resultAfter(drawn)
    expect(found(bent(6, (open) => Object.assign(open, { result: settled }), log({ until: 0 })))).toBe(
      'lot-unrecorded',
    )
  })

  it('another winner than was drawn', () => {
    expect(found(bent(7, (open) => Object.assign(open, { winner: '1' })))).toBe('lot-unrecorded')
  })
})
