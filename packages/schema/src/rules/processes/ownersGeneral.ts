import type { Process, StageSpec } from '../../words/index.ts'

/** The stages of an owners' decision; the two processes differ in their rule alone. */
export function ownersStages(rule: 'cn278.general' | 'cn278.special'): readonly StageSpec[] {
  return [
    {
      kind: 'notice',
      of: 'roll',
      period: { days: 7, unit: 'day' },
      answer: { days: 3, unit: 'workday' },
      review: { days: 5, unit: 'workday' },
    },
    { kind: 'call', period: { days: 15, unit: 'day' } },
    {
      kind: 'poll',
      optional: false,
      days: { fewest: 5, most: 60 },
      electorate: 'owners',
      rule,
      force: 'paper-ledger',
      mode: 'open',
    },
    { kind: 'count' },
    { kind: 'preliminary', period: { days: 7, unit: 'day' }, answer: { days: 3, unit: 'workday' } },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'day' } },
    { kind: 'act' },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
  ]
}

/** 业主共同决定（一般）: more than half of those taking part, in both measures. */
export const ownersGeneral: Process = {
  key: 'owners-general',
  title: { zh: '业主共同决定（一般事项）', en: "Owners' decision (ordinary matters)" },
  basis: { zh: '民法典第二百七十八条', en: 'Civil Code, article 278' },
  effectiveFrom: '2021-01-01',
  startedBy: ['clerk'],
  stages: ownersStages('cn278.general'),
}
