import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ballotOf, type MethodKey, methodKeys } from '../../words/index.ts'
import { ballotFault } from './ballotFault.ts'
import { methods } from './index.ts'
import type { BallotForm, Ballots, Counted, Method, Tally } from './method.ts'

/*
 * What is asked of every method: (1) anonymity: who handed in which ballot means nothing; (2) neutrality: an option's
 * name and place mean nothing; (3) monotonicity, where the method claims it: more support never hurts a winner; (4) a tie
 * is reported, never settled; (5) what all agree on is chosen.
 */

const options = ['甲', '乙', '丙', '丁']

/** Ballots of each form, over these options; equal ranks where the method takes them. */
const arbitraries: { [F in BallotForm]: (method: Method<F>) => fc.Arbitrary<Ballots[F]> } = {
  single: () => fc.record({ choice: fc.constantFrom(...options) }),
  approval: () => fc.record({ approved: fc.subarray(options) }),
  score: () =>
    fc.record({ scores: fc.dictionary(fc.constantFrom(...options), fc.nat(5), { noNullPrototype: true }) }),
  ranked: (method) =>
    fc
      .tuple(fc.shuffledSubarray(options), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
      .map(([order, joins]) => ({ ranking: grouped(order, method.equalRanks ? joins : []) })),
}

/** An order of options as groups: each joins the one before where it says so. */
function grouped(order: readonly string[], joins: readonly boolean[]): string[][] {
  const groups: string[][] = []
  for (const [at, option] of order.entries()) {
    const last = groups.at(-1)
    if (joins[at] && last) last.push(option)
    else groups.push([option])
  }
  return groups
}

/** The same ballot with other names. */
const renamings: {
  [F in BallotForm]: (ballot: Ballots[F], rename: (option: string) => string) => Ballots[F]
} = {
  single: ({ choice }, rename) => ({ choice: rename(choice) }),
  approval: ({ approved }, rename) => ({ approved: approved.map(rename) }),
  score: ({ scores }, rename) => ({
    scores: Object.fromEntries(Object.entries(scores).map(([option, stars]) => [rename(option), stars])),
  }),
  ranked: ({ ranking }, rename) => ({ ranking: ranking.map((group) => group.map(rename)) }),
}

/** The same ballot with all support for one option that the form can hold, and no other change among the rest. */
const raisings: { [F in BallotForm]: (ballot: Ballots[F], option: string) => Ballots[F] } = {
  single: (_ballot, option) => ({ choice: option }),
  approval: ({ approved }, option) => ({ approved: [...new Set([...approved, option])] }),
  score: ({ scores }, option) => ({ scores: { ...scores, [option]: 5 } }),
  ranked({ ranking }, option) {
    const others = ranking.map((group) => group.filter((each) => each !== option))
    return { ranking: [[option], ...others.filter((group) => group.length > 0)] }
  },
}

/** Named by a tie or a decision, in one list. */
function chosen(tally: Tally): readonly string[] {
  return tally.tied ?? tally.winners
}

function suite<F extends BallotForm>(method: Method<F>): void {
  const counted = fc
    .tuple(arbitraries[method.form](method), fc.bigInt({ min: 1n, max: 3n }))
    .map(([ballot, n]): Counted<F> => ({ ...ballot, n }))
  const several = fc.array(counted, { maxLength: 12 })

  it('takes every ballot of its form', () => {
    fc.assert(
      fc.property(counted, (ballot) => {
        expect(ballotFault(method, options, ballot)).toBeUndefined()
      }),
    )
  })

  it('(1) counts the same whatever the order of the ballots, and whether equal ones are bundled', () => {
    fc.assert(
      fc.property(
        several.chain((ballots) => fc.tuple(fc.constant(ballots), shuffled(ballots))),
        ([ballots, mixed]) => {
          const tally = method.count(options, ballots)
          expect(method.count(options, mixed)).toEqual(tally)
          const unbundled = mixed.flatMap((each) =>
            Array.from({ length: Number(each.n) }, () => ({ ...each, n: 1n })),
          )
          expect(method.count(options, unbundled)).toEqual(tally)
        },
      ),
    )
  })

  it('(2) chooses the same options under other names and in another order', () => {
    fc.assert(
      fc.property(several, shuffled(options), shuffled(options), (ballots, names, order) => {
        const rename = (option: string) => names[options.indexOf(option)]!
        const renamed = ballots.map(({ n, ...ballot }) => ({
          ...renamings[method.form](ballot as unknown as Ballots[F], rename),
          n,
        }))
        const [one, other] = [method.count(options, ballots), method.count(order, renamed)]
        expect(other.outcome).toBe(one.outcome)
        expect(new Set(chosen(other))).toEqual(new Set(chosen(one).map(rename)))
      }),
    )
  })

  if (method.monotone)
    it('(3) never drops a winner who finds more support', () => {
      fc.assert(
        fc.property(several, fc.nat(), (ballots, pick) => {
          fc.pre(ballots.length > 0)
          const winner = method.count(options, ballots).winners[0]!
          const lucky = pick % ballots.length
          const raised = ballots.map((each, at) =>
            at === lucky ? { ...raisings[method.form](each, winner), n: each.n } : each,
          )
          expect(method.count(options, raised).winners).toContain(winner)
        }),
      )
    })

  it('(4) reports a tie wherever it has not chosen exactly one option', () => {
    fc.assert(
      fc.property(several, (ballots) => {
        const tally = method.count(options, ballots)
        const one = tally.winners.length === 1 && tally.tied === undefined
        expect(tally.outcome).toBe(one && ballots.length > 0 ? 'decided' : 'tie')
        const inOrder = options.filter((option) => chosen(tally).includes(option))
        expect(chosen(tally)).toEqual(inOrder)
      }),
    )
  })

  it('(4) names every option level where the ballots treat all alike', () => {
    fc.assert(
      fc.property(counted, (ballot) => {
        const turns = options.map((_, turn) =>
          renamings[method.form](
            ballot,
            (option) => options[(options.indexOf(option) + turn) % options.length]!,
          ),
        )
        const tally = method.count(
          options,
          turns.map((each) => ({ ...each, n: ballot.n })),
        )
        expect(tally.outcome).toBe('tie')
        expect(chosen(tally)).toEqual(options)
      }),
    )
  })

  it('(4) calls no ballots at all a tie of all options, even of a single one', () => {
    expect(method.count(options, [])).toMatchObject({ outcome: 'tie' })
    expect(chosen(method.count(options, []))).toEqual(options)
    expect(method.count(['甲'], []).outcome).toBe('tie')
  })

  it('(5) chooses what everybody supports most', () => {
    fc.assert(
      fc.property(several, fc.constantFrom(...options), (ballots, favourite) => {
        fc.pre(ballots.length > 0)
        const none = { choice: favourite, approved: [], scores: {}, ranking: [] } as unknown as Ballots[F]
        const agreed = ballots.map(({ n }) => ({ ...raisings[method.form](none, favourite), n }))
        expect(method.count(options, agreed)).toMatchObject({ outcome: 'decided', winners: [favourite] })
      }),
    )
  })

  it('keeps totals that no floating-point number can hold', () => {
    const none = { choice: '甲', approved: [], scores: {}, ranking: [] } as unknown as Ballots[F]
    const n = 9007199254740991n
    const tally = method.count(options, [
      { ...raisings[method.form](none, '甲'), n },
      { ...raisings[method.form](none, '甲'), n },
      { ...raisings[method.form](none, '乙'), n: n + n - 1n },
    ])
    expect(tally).toMatchObject({ outcome: 'decided', winners: ['甲'] })
  })
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
}

for (const [key, method] of Object.entries(methods) as [string, Method<BallotForm>][])
  describe(`the method ${key}`, () => {
    it('goes by its key, and says the same of its ballot as the word of it', () => {
      expect(method.key).toBe(key)
      expect(ballotOf[key as MethodKey]).toEqual({ form: method.form, equalRanks: method.equalRanks })
    })
    suite(method)
  })

/** What stands in this folder and is no method. */
const others = ['ballotFault.ts', 'highest.ts', 'index.ts', 'method.ts', 'settle.ts']

describe('the index of methods', () => {
  it('holds what the words name, in one order', () => expect(Object.keys(methods)).toEqual(methodKeys))

  it('holds every method that has a file here', () => {
    const files = readdirSync(import.meta.dirname).filter(
      (name) => !name.endsWith('.test.ts') && !others.includes(name),
    )
    expect(files.sort()).toEqual(
      Object.keys(methods)
        .map((key) => `${key}.ts`)
        .sort(),
    )
  })
})
