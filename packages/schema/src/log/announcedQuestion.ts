import type { NamedRule } from '../rules/rule.ts'
import { ruleOf } from '../rules/rules.ts'
import { type MethodKey, methodKeys } from '../words/index.ts'
import type { OpenFacts } from './entry.ts'
import { objectOf } from './printedResult.ts'

/** How the announcement says that a question is counted and decided. */
export interface AnnouncedQuestion {
  method: MethodKey | null
  options: number
  /** Undefined where it is a rule of the community's own, whose numbers are not in the log. */
  rule: NamedRule | undefined
}

/**
 * What an announcement says of a question; undefined where it says nothing that can be understood. One that only names a rule
 * asks for yes, no or abstain.
 */
export function announcedQuestion({ ballot, rule }: OpenFacts, key: string): AnnouncedQuestion | undefined {
  if (ballot === undefined) return { method: null, options: 0, rule: ruleNamed(rule) }
  const asked = Array.isArray(ballot) ? ballot.map(objectOf).find((each) => each?.key === key) : undefined
  if (!asked) return undefined
  const method = asked.method === null ? null : methodKeys.find((each) => each === asked.method)
  const { options } = asked
  if (method === undefined || typeof options !== 'number' || options < 0 || options > 9) return undefined
  return { method, options, rule: ruleNamed(asked.rule) }
}

function ruleNamed(rule: OpenFacts[string] | undefined): NamedRule | undefined {
  return typeof rule === 'string' ? ruleOf(rule) : undefined
}
