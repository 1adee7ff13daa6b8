import type { Process } from '../words/index.ts'
import type { NamedRule } from './rule.ts'
import { ruleOf } from './rules.ts'

/** The rule that a stage of a process names: one of the community's own that the process brings, or one that ships. */
export function ruleIn(process: Pick<Process, 'rules'>, key: string): NamedRule | undefined {
  const own = process.rules?.find((rule) => rule.key === key)
  // It was checked when the process was saved, so its words are those of a rule.
  return own ? (own as NamedRule) : ruleOf(key)
}
