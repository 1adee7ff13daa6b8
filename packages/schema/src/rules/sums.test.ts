import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseArea } from './area.ts'
import { type Counting, decide } from './decide.ts'
import { electorate, type OwnedDwelling } from './electorate.ts'
import { methods } from './methods/index.ts'
import { rules } from './rules.ts'
import type { Voice, VoteCount } from './voteCount.ts'
import { addWeights, type Weight, weightless } from './weight.ts'

/*
 * From single ballots to a decision: (1) their order means nothing; (2) however the electorate is split, by building or by clerk,
 * the parts add up to the whole, in both measures and to the hundredth; (3) somebody more who agrees never hurts; (4) many small
 * shares never lose anything.
 */

const plain: Counting = { nonResponse: 'absent', invalidParticipates: false }

interface Ballot extends Weight {
  voice: Voice | 'away'
  building: number
}
const anyBallot = fc.record<Ballot>({
  voice: fc.constantFrom('for', 'against', 'abstain', 'invalid', 'away'),
  building: fc.nat(4),
  heads: fc.constant(1n),
  area: fc.bigInt({ min: 1n, max: 10n ** 6n }),
})
const ballots = fc.array(anyBallot, { maxLength: 40 })

function counted(list: readonly Ballot[]): VoteCount & { present: Weight; electorate: Weight } {
  const of = (voices: readonly string[]) =>
    list.filter(({ voice }) => voices.includes(voice)).reduce<Weight>(addWeights, weightless)
  const votes = {
    for: of(['for']),
    against: of(['against']),
    abstain: of(['abstain']),
    invalid: of(['invalid']),
  }
  return {
    electorate: of(['for', 'against', 'abstain', 'invalid', 'away']),
    present: of(['for', 'against', 'abstain', 'invalid']),
    votes,
  }
}

describe('what single ballots come to', () => {
  it('(1) is the same in any order, by every rule', () => {
    const shuffled = ballots.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom(...rules), shuffled, (rule, [list, other]) => {
        expect(decide(rule, counted(other), plain)).toEqual(decide(rule, counted(list), plain))
      }),
      { numRuns: 300 },
    )
  })

  it('(2) adds up over any split of the electorate', () => {
    fc.assert(
      fc.property(ballots, (list) => {
        const parts = [0, 1, 2, 3, 4].map((building) =>
          counted(list.filter((ballot) => ballot.building === building)),
        )
        const whole = counted(list)
        const add = (of: (part: ReturnType<typeof counted>) => Partial<Weight> | undefined) =>
          parts.map((part) => of(part) as Weight).reduce<Weight>(addWeights, weightless)
        expect(add((part) => part.electorate)).toEqual(whole.electorate)
        expect(add((part) => part.present)).toEqual(whole.present)
        for (const voice of ['for', 'against', 'abstain', 'invalid'] as const)
          expect(add((part) => part.votes[voice])).toEqual(whole.votes[voice])
      }),
    )
  })

  it('(2) adds up over any split of the dwellings, in area always, and in heads where nobody owns on both sides', () => {
    const dwelling = fc.record<OwnedDwelling>({
      use: fc.constantFrom('dwelling', 'shop', 'other'),
      state: fc.constant('delivered'),
      area: fc.bigInt({ min: 1n, max: 10n ** 6n }),
      ownerIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
    })
    const side = (name: string) =>
      fc
        .array(dwelling, { maxLength: 10 })
        .map((list) => list.map((one) => ({ ...one, ownerIds: one.ownerIds.map((id) => `${name}${id}`) })))
    fc.assert(
      fc.property(side('east'), side('west'), (east, west) => {
        const { heads, area } = electorate([...east, ...west], 'excluded')
        const parts = [electorate(east, 'excluded'), electorate(west, 'excluded')]
        expect(parts.reduce<Weight>(addWeights, weightless)).toEqual({ heads, area })
      }),
    )
  })

  it('(2) adds up by every method that sums, over any split of the ballots', () => {
    const choices = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 20 })
    fc.assert(
      fc.property(choices, choices, (one, other) => {
        const totals = (list: readonly string[]) =>
          methods.single.count(
            ['甲', '乙', '丙'],
            list.map((choice) => ({ n: 1n, choice })),
          ).totals!
        for (const option of ['甲', '乙', '丙'])
          expect(totals([...one, ...other]).get(option)).toBe(
            (totals(one).get(option) ?? 0n) + (totals(other).get(option) ?? 0n),
          )
      }),
    )
  })

  it('(3) never turns from passed to failed where one more agrees', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), ballots, fc.nat(39), (rule, list, at) => {
        const more = list.map((ballot, i): Ballot => (i === at ? { ...ballot, voice: 'for' } : ballot))
        if (decide(rule, counted(list), plain).outcome === 'passed')
          expect(decide(rule, counted(more), plain).outcome).toBe('passed')
      }),
      { numRuns: 500 },
    )
  })

  it('(4) keeps every hundredth of ten thousand small areas, where a float would not', () => {
    const areas = Array.from({ length: 10_000 }, () => parseArea('0.10')!)
    expect(areas.reduce((sum, area) => sum + area, 0n)).toBe(parseArea('1000.00'))
    expect(Array.from({ length: 10_000 }, () => 0.1).reduce((sum, area) => sum + area, 0)).not.toBe(1000)
  })
})
