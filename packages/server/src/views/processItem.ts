import { ruleIn, stages } from '@yishi/schema/rules'
import type { Process, ProcessItem } from '@yishi/schema/words'

/** A process as a community has set it. */
export interface Saved {
  zone: string
  version: number
  process: Process
  at: Date
  retiredAt: Date | null
  retiredWhy: string | null
}

/** A process as people read it: the version that stands, with the rules that it names and what may be changed of it. */
export function processItem(saved: Saved | null, shipped: Process | null): ProcessItem {
  const { mayChange: _, version: __, ...process } = (saved?.process ?? shipped)!
  const named = process.stages.flatMap((spec) => ('rule' in spec ? [spec.rule] : []))
  return {
    process,
    version: saved?.version ?? null,
    zone: saved?.zone ?? null,
    savedAt: saved?.at.toISOString() ?? null,
    retired: saved?.retiredAt ? { at: saved.retiredAt.toISOString(), reason: saved.retiredWhy ?? '' } : null,
    marks: process.stages.map((spec) => stages[spec.kind].mark),
    mayChange: [...(shipped?.mayChange ?? [])],
    rules: [...new Set(named)].flatMap((key) => {
      const rule = ruleIn(process, key)
      return rule ? [{ key, basis: rule.basis, quorum: [...rule.quorum], approval: [...rule.approval] }] : []
    }),
  }
}
