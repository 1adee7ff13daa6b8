import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MethodKey, methodKeys } from '../words/index.ts'
import type { Counting } from './decide.ts'
import { type DecidedBy, decideQuestion, type QuestionCount } from './decideQuestion.ts'
import { knowsFor } from './knowsFor.ts'
import { ruleOf } from './rules.ts'
import { addWeights, type Weight, weightless } from './weight.ts'

/*
 * Civil Code 278: two thirds of heads and area take part, more than half of these are for it. The method says what "it" is;
 * the law's two measures then judge it like any other proposal. Nine owners of 100 m² each.
 */
const rule = ruleOf('cn278.general')!
const advisory = ruleOf('households.advisory')!
const electorate: Weight = { heads: 9n, area: 90000n }
const strictly: Counting = { nonResponse: 'absent', invalidParticipates: false }
const weigh = (heads: number, area = heads * 10000): Weight => ({ heads: BigInt(heads), area: BigInt(area) })
const said = (words: Record<string, Weight>): QuestionCount => ({
  electorate,
  said: new Map(Object.entries(words)),
})
const asks = (method: MethodKey | null, options = 3): DecidedBy => ({ method, options, rule })
const heads = (votes: Record<string, Weight>) =>
  Object.fromEntries(Object.entries(votes).map(([voice, weight]) => [voice, Number(weight.heads)]))
const totals = (...of: number[]) => new Map(of.map((n, at) => [String(at + 1), BigInt(n)]))
const plain = { counting: strictly, lots: [] }

describe('a question that is decided by a method', () => {
  it('has not the winner for its winner where the rule asks for more than the most votes', () => {
    const count = said({ 1: weigh(4), 2: weigh(3), 3: weigh(2) })
    const decision = decideQuestion(asks('single'), count, plain)
    expect(decision).toMatchObject({
      outcome: 'failed',
      settled: { tally: { outcome: 'decided', winners: ['1'] } },
    })
    expect(heads(decision.votes)).toEqual({ for: 4, against: 5, abstain: 0, invalid: 0 })
  })

  it('is judged in both measures, though heads alone choose the winner', () => {
    const big = weigh(3, 60000)
    expect(decideQuestion(asks('single'), said({ 1: weigh(5, 25000), 2: big }), plain)).toMatchObject({
      outcome: 'failed',
      settled: { tally: { winners: ['1'] } },
      conditions: [
        { met: true },
        { met: true },
        { measure: 'area', met: false },
        { measure: 'heads', met: true },
      ],
    })
  })

  it('is not quorate before anybody is level, and then no lot is asked for', () => {
    expect(decideQuestion(asks('single'), said({ 1: weigh(2), 2: weigh(2) }), plain)).toMatchObject({
      outcome: 'inquorate',
      conditions: [{ kind: 'quorum' }, { kind: 'quorum' }],
    })
  })

  it('is tied where options are level, with no more judged than the quorum, until a lot is drawn among them', () => {
    const count = said({ '1+2': weigh(5), 3: weigh(1), abstain: weigh(1) })
    const open = decideQuestion(asks('approval'), count, plain)
    expect(open).toMatchObject({ outcome: 'tied', conditions: [{ kind: 'quorum' }, { kind: 'quorum' }] })
    expect(heads(open.votes)).toEqual({ for: 6, against: 0, abstain: 1, invalid: 0 })
    const lots = [{ winner: '2', among: ['1', '2'] }]
    const settled = decideQuestion(asks('approval'), count, { counting: strictly, lots })
    expect(settled).toMatchObject({
      outcome: 'passed',
      settled: { tally: { outcome: 'decided', winners: ['2'], totals: totals(5, 5, 1) }, lots },
    })
    expect(heads(settled.votes)).toEqual({ for: 5, against: 1, abstain: 1, invalid: 0 })
  })

  it('judges whoever won by lot like anybody else', () => {
    const count = said({ 1: weigh(4), 2: weigh(4) })
    const lots = [{ winner: '1', among: ['1', '2'] }]
    expect(decideQuestion(asks('single'), count, { counting: strictly, lots }).outcome).toBe('failed')
  })

  it('has failed, and is drawn for by nobody, where no ballot is for anything', () => {
    const nothing: [MethodKey, Record<string, Weight>][] = [
      ['single', { abstain: weigh(9) }],
      ['approval', { none: weigh(9) }],
      ['score', { '0,0,0': weigh(9) }],
      ['schulze', { abstain: weigh(9) }],
      ['irv', { abstain: weigh(9) }],
    ]
    for (const [method, words] of nothing)
      expect([method, decideQuestion(asks(method), said(words), plain).outcome]).toEqual([method, 'failed'])
    const nobody = { ...asks('single'), rule: advisory }
    expect(decideQuestion(nobody, said({}), plain).outcome).toBe('failed')
  })

  it('lets a paper that cannot be read take part where the assembly says so, and choose nothing', () => {
    const count = said({ '5,0,0': weigh(5), invalid: weigh(1) })
    expect(decideQuestion(asks('score'), count, plain).outcome).toBe('inquorate')
    const counting = { ...strictly, invalidParticipates: true }
    expect(decideQuestion(asks('score'), count, { counting, lots: [] }).outcome).toBe('passed')
  })

  it('never puts the silent on the side of whoever wins: they abstain, and the strict count stands beside', () => {
    const counting: Counting = { nonResponse: 'deemed-majority', invalidParticipates: false }
    const count = { ...said({ 1: weigh(5) }), silentServed: weigh(4) }
    const decision = decideQuestion(asks('single'), count, { counting, lots: [] })
    expect(decision).toMatchObject({ outcome: 'passed', strict: { outcome: 'inquorate' } })
    expect(decision.conditions.filter((one) => one.kind === 'approval')).toMatchObject([
      { part: '500.00', whole: '900.00' },
      { part: '5', whole: '9' },
    ])
    expect(
      decideQuestion(
        asks(null),
        { ...said({ for: weigh(5) }), silentServed: weigh(4) },
        { counting, lots: [] },
      ),
    ).toMatchObject({
      conditions: [{}, {}, { part: '900.00' }, { part: '9' }],
    })
  })

  it('counts nobody twice who weighs no head, but judges their area', () => {
    const parking: Weight = { heads: 0n, area: 500n }
    expect(
      decideQuestion(asks('single'), said({ 1: weigh(4), 2: weigh(4), 3: parking }), plain),
    ).toMatchObject({
      outcome: 'tied',
      settled: { tally: { totals: totals(4, 4, 0) } },
    })
  })

  it('throws on a word that is none of its form: whoever took it in was to refuse it', () => {
    expect(() => decideQuestion(asks('single'), said({ for: weigh(1) }), plain)).toThrow(RangeError)
    expect(() => decideQuestion(asks(null), said({ 1: weigh(1) }), plain)).toThrow(RangeError)
  })

  it('counts everybody exactly once, whatever they said', () => {
    const words: Record<MethodKey, string[]> = {
      single: ['1', '2', '3'],
      approval: ['none', '1', '1+2', '1+2+3'],
      score: ['0,0,0', '5,1,2', '1,5,5'],
      schulze: ['1', '2>1=3', '1=2=3'],
      irv: ['1', '2>1>3', '3>2'],
    }
    const some = fc.constantFrom(...methodKeys).chain((method) =>
      fc.tuple(
        fc.constant(method),
        fc.dictionary(fc.constantFrom('abstain', 'invalid', ...words[method]), fc.nat(2), {
          noNullPrototype: true,
        }),
      ),
    )
    fc.assert(
      fc.property(some, ([method, given]) => {
        const electorate = weigh(99)
        const count = {
          electorate,
          said: said(Object.fromEntries(Object.entries(given).map(([word, n]) => [word, weigh(n)]))).said,
        }
        const { votes, outcome, settled, conditions } = decideQuestion(asks(method), count, plain)
        const tally = settled?.tally
        const all = Object.values(votes).reduce(addWeights, weightless)
        expect(all).toEqual([...count.said.values()].reduce(addWeights, weightless))
        if (outcome === 'passed') expect(tally?.winners).toHaveLength(1)
        if (outcome === 'tied') expect((tally?.tied ?? tally?.winners ?? []).length).toBeGreaterThan(1)
        if (!knowsFor(method)) expect(conditions.every((one) => one.kind === 'quorum')).toBe(true)
      }),
    )
  })
})
