import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Counting, type Decision, decide, type NonResponse } from './decide.ts'
import { type Condition, conditionsOf, type Rule } from './rule.ts'
import { ruleOf, rules } from './rules.ts'
import type { VoteCount } from './voteCount.ts'
import { type Weight, weightless } from './weight.ts'

/*
 * Civil Code 278, second paragraph: (1) owners of two thirds of the exclusive area and two thirds in number take
 * part in the vote; (2) ordinary matters need owners of more than half of the area taking part and more than half in
 * number; (3) matters of items 6 to 8 need three quarters of both.
 * Courts differ on the silent: (4) absent, (5) deemed to abstain, (6) deemed to follow the majority; with (5) and (6) the
 * strict count is always shown beside.
 */

const general = ruleOf('cn278.general')!
const special = ruleOf('cn278.special')!
const plain: Counting = { nonResponse: 'absent', invalidParticipates: false }

function of(heads: bigint, area: bigint): Weight {
  return { heads, area }
}

/** 300 heads on 30,000.00 m². */
function papers(votes: Partial<VoteCount['votes']>, silentServed?: Weight): VoteCount {
  return {
    electorate: of(300n, 3000000n),
    votes: { for: weightless, against: weightless, abstain: weightless, ...votes },
    silentServed,
  }
}

function met(decision: Pick<Decision, 'conditions'>): boolean[] {
  return decision.conditions.map((condition) => condition.met)
}

describe('owners deciding', () => {
  it('(1) is inquorate by a hundredth of a square metre, although all who vote agree', () => {
    const decision = decide(general, papers({ for: of(250n, 1999999n) }), plain)
    expect(decision.outcome).toBe('inquorate')
    expect(met(decision)).toEqual([false, true, true, true])
  })

  it('(2) fails at exactly half, and passes with one head and 0.01 m² more', () => {
    const level = papers({ for: of(100n, 1000000n), against: of(100n, 1000000n) })
    expect(decide(general, level, plain).outcome).toBe('failed')
    const above = papers({ for: of(101n, 1000001n), against: of(99n, 999999n) })
    expect(decide(general, above, plain).outcome).toBe('passed')
  })

  it('(2) fails where abstaining keeps those who agree at half: it is taking part, not agreeing', () => {
    const votes = { for: of(100n, 1100000n), against: of(20n, 200000n), abstain: of(80n, 700000n) }
    expect(met(decide(general, papers(votes), plain))).toEqual([true, true, true, false])
  })

  it('(3) passes at exactly three quarters, and fails one head below', () => {
    expect(
      decide(special, papers({ for: of(150n, 1500000n), against: of(50n, 500000n) }), plain).outcome,
    ).toBe('passed')
    expect(
      decide(special, papers({ for: of(149n, 1500000n), against: of(51n, 500000n) }), plain).outcome,
    ).toBe('failed')
  })

  it('lets invalid papers take part only where the assembly’s rules say so', () => {
    const count = papers({ for: of(190n, 1900000n), invalid: of(10n, 100000n) })
    expect(decide(general, count, plain).outcome).toBe('inquorate')
    expect(decide(general, count, { ...plain, invalidParticipates: true }).outcome).toBe('passed')
  })
})

describe('those who were served and stayed silent', () => {
  const count = papers({ for: of(110n, 1100000n), against: of(40n, 400000n) }, of(120n, 1200000n))
  const counting = (nonResponse: NonResponse) => ({ ...plain, nonResponse })

  it('(4) are absent by default, and there is no second count', () => {
    const decision = decide(general, count, plain)
    expect(decision.outcome).toBe('inquorate')
    expect(decision).not.toHaveProperty('strict')
  })

  it('(5) reach the quorum and not the majority where they abstain', () => {
    const decision = decide(general, count, counting('deemed-abstain'))
    expect(decision.outcome).toBe('failed')
    expect(decision.strict).toEqual(decide(general, count, plain))
  })

  it('(6) join whoever leads in every measure', () => {
    const decision = decide(general, count, counting('deemed-majority'))
    expect(decision.outcome).toBe('passed')
    expect(decision.conditions.map((each) => each.part)).toEqual(['27000.00', '270', '23000.00', '230'])
    const turned = papers({ for: of(40n, 400000n), against: of(110n, 1100000n) }, of(120n, 1200000n))
    expect(decide(general, turned, counting('deemed-majority')).conditions[3]?.part).toBe('40')
  })

  it('(6) abstain where the measures disagree on who leads, or one of them is level', () => {
    for (const area of [900000n, 600000n]) {
      const split = papers({ for: of(80n, 600000n), against: of(70n, area) }, of(100n, 1000000n))
      const decision = decide(general, split, counting('deemed-majority'))
      expect(decision).toEqual(decide(general, split, counting('deemed-abstain')))
    }
  })

  it('(6) follow the measures that the rule uses, not one that is merely given', () => {
    const rule: Rule = { quorum: [], approval: [asks('heads', 'for', 'decided')] }
    const split = papers({ for: of(80n, 600000n), against: of(70n, 900000n) }, of(100n, 1000000n))
    expect(decide(rule, split, counting('deemed-majority')).conditions[0]).toMatchObject({
      part: '180',
      whole: '250',
    })
  })

  it('(6) never count as present', () => {
    const meeting: VoteCount = {
      electorate: { heads: 9n },
      present: { heads: 6n },
      votes: { for: { heads: 4n }, against: { heads: 2n }, abstain: { heads: 0n } },
      silentServed: { heads: 3n },
    }
    const decision = decide(ruleOf('council.simple')!, meeting, counting('deemed-majority'))
    expect(decision.conditions.map((each) => `${each.part}/${each.whole}`)).toEqual(['6/9', '7/6'])
  })

  it('leave the strict count there even where nobody was silent', () => {
    const nobody = papers({ for: of(200n, 2000000n) })
    const decision = decide(general, nobody, counting('deemed-majority'))
    expect(decision.strict?.outcome).toBe('passed')
  })
})

describe('decide', () => {
  it('refuses figures that cannot be decided on, which is the caller’s fault', () => {
    expect(() => decide(ruleOf('council.simple')!, papers({}), plain)).toThrow('missing: present.heads')
    const halfThere = { quorum: [], approval: [{ ...asks('heads', 'for', 'decided'), threshold: '0.5' }] }
    expect(() => decide(halfThere, papers({}), plain)).toThrow(RangeError)
  })

  it('finds no condition met out of a whole of zero, quorum and approval alike', () => {
    const nobody = { ...papers({}), electorate: weightless }
    expect(met(decide(general, nobody, plain))).toEqual([false, false, false, false])
  })

  it('echoes a threshold as written, never reduced', () => {
    const rule = { quorum: [], approval: [{ ...asks('area', 'for', 'electorate'), threshold: '50/100' }] }
    expect(decide(rule, papers({}), plain).conditions[0]).toMatchObject({ threshold: '50/100', part: '0.00' })
  })

  it('computes every part that a rule can name', () => {
    const parts = ['electorate', 'present', 'participating', 'decided', 'for', 'against', 'abstain'] as const
    const rule = { quorum: [], approval: parts.map((part) => asks('heads', part, 'electorate')) }
    const votes = { for: of(50n, 0n), against: of(40n, 0n), abstain: of(30n, 0n), invalid: of(20n, 0n) }
    const count = { ...papers(votes), present: of(150n, 0n) }
    expect(decide(rule, count, plain).conditions.map((each) => each.part)).toEqual([
      '300',
      '150',
      '120',
      '90',
      '50',
      '40',
      '30',
    ])
    const wide = decide(rule, count, { ...plain, invalidParticipates: true })
    expect(wide.conditions[2]?.part).toBe('140')
  })
})

function asks(measure: Condition['measure'], part: Condition['part'], whole: Condition['whole']): Condition {
  return { measure, part, whole, comparison: '>', threshold: '1/2' }
}

/** Any meeting that adds up, in both measures: figures as pieces, so that sums never exceed the whole. */
const piece = fc.bigInt({ min: 0n, max: 10n ** 12n })
const weight = fc.record({ heads: piece, area: piece })
const anyCount = fc
  .record({
    for: weight,
    against: weight,
    abstain: weight,
    invalid: weight,
    silent: weight,
    idle: weight,
    away: weight,
  })
  .map(({ silent, idle, away, ...votes }): VoteCount => {
    const present = sum([...Object.values(votes), idle])
    return { electorate: sum([present, silent, away]), present, votes, silentServed: silent }
  })
const anyCounting = fc.record({
  nonResponse: fc.constantFrom<NonResponse>('absent', 'deemed-abstain', 'deemed-majority'),
  invalidParticipates: fc.boolean(),
})
const anyRule = fc.constantFrom(...rules)

function sum(weights: readonly Partial<Weight>[]): Weight {
  const all = (measure: keyof Weight) => weights.reduce((total, each) => total + (each[measure] ?? 0n), 0n)
  return of(all('heads'), all('area'))
}

describe('every rule that has a name', () => {
  it('never turns passed into failed where somebody who was against agrees', () => {
    fc.assert(
      fc.property(
        anyRule,
        anyCount,
        anyCounting,
        fc.bigInt({ min: 0n, max: 100n }),
        (rule, count, counting, percent) => {
          const { for: before, against, ...others } = count.votes
          const moved = of((against.heads! * percent) / 100n, (against.area! * percent) / 100n)
          const votes = {
            ...others,
            for: sum([before, moved]),
            against: of(against.heads! - moved.heads, against.area! - moved.area),
          }
          // Those who are deemed to follow the majority may come to follow it: that is more agreement too.
          if (decide(rule, count, counting).outcome !== 'passed') return
          expect(decide(rule, { ...count, votes }, counting).outcome).toBe('passed')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('judges each condition as an independent model of whole numbers does', () => {
    fc.assert(
      fc.property(anyRule, anyCount, anyCounting, (rule, count, counting) => {
        const decision = decide(rule, count, counting)
        for (const [at, { threshold, comparison }] of conditionsOf(rule).entries()) {
          const { part, whole, met } = decision.conditions[at]!
          const [above, below] = threshold.split('/').map(BigInt) as [bigint, bigint]
          const gap = digits(part) * below - digits(whole) * above
          expect(met).toBe(digits(whole) > 0n && (comparison === '>' ? gap > 0n : gap >= 0n))
        }
      }),
    )
  })

  it('is inquorate, failed or passed by its conditions alone', () => {
    fc.assert(
      fc.property(anyRule, anyCount, anyCounting, (rule, count, counting) => {
        const decision = decide(rule, count, counting)
        const unmet = decision.conditions.filter((each) => !each.met).map((each) => each.kind)
        const outcome = unmet.includes('quorum') ? 'inquorate' : unmet.length > 0 ? 'failed' : 'passed'
        expect(decision.outcome).toBe(outcome)
      }),
    )
  })
})

function digits(printed: string): bigint {
  return BigInt(printed.replace('.', ''))
}
