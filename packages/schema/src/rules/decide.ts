import { formatArea } from './area.ts'
import { type Comparison, parseFraction, reaches } from './fraction.ts'
import { type Condition, measuresOf, type Part, type Rule } from './rule.ts'
import { type Voice, type VoteCount, voices, voteCountFault } from './voteCount.ts'
import type { Measure } from './weight.ts'

/** What becomes of those who were served and stayed silent. */
export const nonResponses = ['absent', 'deemed-abstain', 'deemed-majority'] as const
export type NonResponse = (typeof nonResponses)[number]

/** What the assembly's own rules of procedure say. */
export interface Counting {
  nonResponse: NonResponse
  /** Whether an invalid paper takes part. */
  invalidParticipates: boolean
}

/** One condition with its two numbers, as printed: areas with two places, heads as digits. */
export interface ConditionResult {
  kind: 'quorum' | 'approval'
  measure: Measure
  part: string
  whole: string
  comparison: Comparison
  threshold: string
  met: boolean
}

/** What a vote came to. */
export interface Verdict {
  outcome: 'passed' | 'failed' | 'inquorate'
  conditions: ConditionResult[]
}

/** The verdict; `strict` is the count without the silent, shown whenever silence is deemed to be anything. */
export interface Decision extends Verdict {
  strict?: Verdict
}

/**
 * Decide a counted vote under a rule. Throws a RangeError where `voteCountFault` or `ruleFault` would have said
 * that the figures cannot be decided on: ask them first.
 *
 * @example decide(ruleOf('council.simple'), { electorate: { heads: 9n }, present: { heads: 6n }, votes }, counting)
 */
export function decide(rule: Rule, count: VoteCount, counting: Counting): Decision {
  const fault = voteCountFault(rule, count)
  if (fault) throw new RangeError(`${fault.code}: ${fault.path}`)
  const strict = verdict(rule, new Sums(count, counting.invalidParticipates, 'nobody'))
  if (counting.nonResponse === 'absent') return strict
  const side = counting.nonResponse === 'deemed-majority' ? leadingSide(rule, count) : 'abstain'
  return { ...verdict(rule, new Sums(count, counting.invalidParticipates, side)), strict }
}

/** A side leads when it is ahead in every measure that the rule uses; otherwise the silent abstain. */
function leadingSide(rule: Rule, count: VoteCount): 'for' | 'against' | 'abstain' {
  const used = [...measuresOf(rule)]
  const ahead = (one: 'for' | 'against', other: 'for' | 'against') =>
    used.every((measure) => (count.votes[one][measure] ?? 0n) > (count.votes[other][measure] ?? 0n))
  return ahead('for', 'against') ? 'for' : ahead('against', 'for') ? 'against' : 'abstain'
}

function verdict(rule: Rule, sums: Sums): Verdict {
  const quorum = rule.quorum.map((condition) => judge('quorum', condition, sums))
  const approval = rule.approval.map((condition) => judge('approval', condition, sums))
  const conditions = [...quorum, ...approval]
  if (!quorum.every((each) => each.met)) return { outcome: 'inquorate', conditions }
  return { outcome: approval.every((each) => each.met) ? 'passed' : 'failed', conditions }
}

function judge(kind: ConditionResult['kind'], condition: Condition, sums: Sums): ConditionResult {
  const { measure, comparison, threshold } = condition
  const fraction = parseFraction(threshold)
  if (!fraction) throw new RangeError(`threshold: ${threshold}`)
  const share = { part: sums.of(condition.part, measure), whole: sums.of(condition.whole, measure) }
  return {
    kind,
    measure,
    part: print(share.part, measure),
    whole: print(share.whole, measure),
    comparison,
    threshold,
    met: reaches(share, comparison, fraction),
  }
}

function print(amount: bigint, measure: Measure): string {
  return measure === 'area' ? formatArea(amount) : amount.toString()
}

/** The parts of a vote, added up once the silent have been put on a side (or on none). They never count as present. */
class Sums {
  constructor(count: VoteCount, invalidParticipates: boolean, silent: Voice | 'nobody') {
    this.#count = count
    this.#participating = voices.filter((voice) => voice !== 'invalid' || invalidParticipates)
    this.#silent = silent
  }

  readonly #count: VoteCount
  readonly #participating: readonly Voice[]
  readonly #silent: Voice | 'nobody'

  of(part: Part, measure: Measure): bigint {
    switch (part) {
      case 'electorate':
        return this.#count.electorate[measure] ?? 0n
      case 'present':
        return this.#count.present?.[measure] ?? 0n
      case 'participating':
        return this.#participating.reduce((sum, voice) => sum + this.#votes(voice, measure), 0n)
      case 'decided':
        return this.#votes('for', measure) + this.#votes('against', measure)
      case 'for':
      case 'against':
      case 'abstain':
        return this.#votes(part, measure)
    }
  }

  #votes(voice: Voice, measure: Measure): bigint {
    const cast = this.#count.votes[voice]?.[measure] ?? 0n
    return voice === this.#silent ? cast + (this.#count.silentServed?.[measure] ?? 0n) : cast
  }
}
