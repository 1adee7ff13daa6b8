import { ruleIn } from '@yishi/schema/rules'
import type { Process, ProposalView } from '@yishi/schema/words'

/**
 * What force the process gives a vote, and what its questions may be: counted by which methods beside yes, no and abstain, and under which rules, the stage's own
 * first. Null at a stage that is no vote.
 */
export function asksOf(process: Process, position: number | undefined): ProposalView['asks'] {
  const spec = process.stages[position ?? -1]
  if (spec?.kind !== 'poll') return null
  const rules = [spec.rule, ...(spec.rules ?? [])].flatMap((key) => {
    const rule = ruleIn(process, key)
    return rule ? [{ key, basis: rule.basis }] : []
  })
  return { force: spec.force, methods: spec.methods ?? [], rules }
}
