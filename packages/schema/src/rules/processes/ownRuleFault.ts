import type { OwnCondition, OwnRule } from '../../words/index.ts'
import { comparisons } from '../fraction.ts'
import { type Condition, parts, type Rule, ruleFault } from '../rule.ts'
import { measures } from '../weight.ts'
import type { ProcessFault } from './processFault.ts'

const wordsOf: Record<Exclude<keyof OwnCondition, 'threshold'>, readonly string[]> = {
  measure: measures,
  part: parts,
  whole: parts,
  comparison: comparisons,
}

/** What is wrong with the rules that a community wrote: a name that is not its own, a word that nobody knows, a threshold above 1. */
export function ownRuleFault(rules: readonly OwnRule[]): ProcessFault | undefined {
  for (const [i, rule] of rules.entries()) {
    const fault = faultOf(rule, rules.slice(0, i))
    if (fault !== undefined) return { code: 'rule-invalid', path: `rules.${i}.${fault}` }
  }
  return undefined
}

function faultOf(rule: OwnRule, before: readonly OwnRule[]): string | undefined {
  if (!/^own\.[a-z0-9-]+$/.test(rule.key) || before.some((one) => one.key === rule.key)) return 'key'
  for (const kind of ['quorum', 'approval'] as const)
    for (const [i, condition] of rule[kind].entries()) {
      const unknown = Object.entries(wordsOf).find(
        ([name, known]) => !known.includes(condition[name as keyof OwnCondition]),
      )
      if (unknown) return `${kind}.${i}.${unknown[0]}`
    }
  return ruleFault({
    quorum: rule.quorum as readonly Condition[],
    approval: rule.approval as readonly Condition[],
  } satisfies Rule)
}
