import { type Comparison, parseFraction } from './fraction.ts'
import type { Measure } from './weight.ts'

/**
 * What a condition can compare. `participating` is for, against and abstain, and the invalid where the
 * assembly's own rules let them take part; `decided` is for and against.
 */
export const parts = [
  'electorate',
  'present',
  'participating',
  'decided',
  'for',
  'against',
  'abstain',
] as const
export type Part = (typeof parts)[number]

/** `part` of `whole`, in one measure, has to reach `threshold` (`2/3`). */
export interface Condition {
  measure: Measure
  part: Part
  whole: Part
  comparison: Comparison
  threshold: string
}

/** When a vote stands, and when it carries. `quorum` may be empty, `approval` may not. */
export interface Rule {
  quorum: readonly Condition[]
  approval: readonly Condition[]
}

/** A rule with a name, and the clause it rests on. */
export interface NamedRule extends Rule {
  key: string
  basis: { zh: string; en: string }
  /** ISO date from which the clause holds; null where no law sets the number. */
  effectiveFrom: string | null
}

/** All conditions, in the order in which a decision lists them. */
export function conditionsOf(rule: Rule): readonly Condition[] {
  return [...rule.quorum, ...rule.approval]
}

/** The measures that a rule compares in. */
export function measuresOf(rule: Rule): ReadonlySet<Measure> {
  return new Set(conditionsOf(rule).map((condition) => condition.measure))
}

/** Where a rule of a community's own is wrong, as a path into it (`approval.0.threshold`); undefined where it is sound. */
export function ruleFault(rule: Rule): string | undefined {
  if (rule.approval.length === 0) return 'approval'
  for (const kind of ['quorum', 'approval'] as const) {
    const at = rule[kind].findIndex((condition) => parseFraction(condition.threshold) === undefined)
    if (at >= 0) return `${kind}.${at}.threshold`
  }
  return undefined
}
