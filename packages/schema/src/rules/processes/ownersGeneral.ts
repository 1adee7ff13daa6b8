import type { Bound, Process, StageSpec } from '../../words/index.ts'
import { days, ours, publication } from './bounds.ts'

/** The stages of an owners' decision; the two processes differ in their rules alone. */
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
      methods: ['single', 'approval'],
      // A special matter may stand on the same ballot as an ordinary one, never the other way round.
      ...(rule === 'cn278.general' ? { rules: ['cn278.special'] } : {}),
    },
    { kind: 'count' },
    { kind: 'preliminary', period: { days: 7, unit: 'day' }, answer: { days: 3, unit: 'workday' } },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'day' } },
    { kind: 'act' },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
  ]
}

const assembly = {
  zh: '业主大会和业主委员会指导规则：会议召开15日前通知',
  en: "Guiding rules for owners' assemblies: called 15 days before",
}

/** What an assembly of owners may set by its own rules of procedure. */
export const ownersBounds: readonly Bound[] = [
  days('stages.0.period', [5, 60], ours),
  days('stages.0.answer', [1, 10], ours),
  days('stages.1.period', [15, 60], assembly),
  { at: 'stages.2.days.fewest', least: 5, most: 60, basis: ours },
  { at: 'stages.2.days.most', least: 5, most: 60, basis: ours },
  {
    at: 'stages.2.force',
    oneOf: ['paper-ledger', 'import-official', 'advisory', 'binding'],
    basis: {
      zh: '当地对业主表决平台的规定',
      en: "What the place prescribes for owners' votes",
    },
  },
  { at: 'stages.2.mode', oneOf: ['open', 'confidential'], basis: ours },
  { at: 'stages.2.methods', oneOf: [['single', 'approval'], []], basis: ours },
  days('stages.4.period', [5, 60], ours),
  days('stages.4.answer', [1, 10], ours),
  days('stages.5.period', [15, 365], publication),
  days('stages.7.period', [15, 365], publication),
]

/** 业主共同决定（一般）: more than half of those taking part, in both measures. */
export const ownersGeneral: Process = {
  key: 'owners-general',
  title: { zh: '业主共同决定（一般事项）', en: "Owners' decision (ordinary matters)" },
  basis: { zh: '民法典第二百七十八条', en: 'Civil Code, article 278' },
  effectiveFrom: '2021-01-01',
  startedBy: ['clerk'],
  stages: ownersStages('cn278.general'),
  mayChange: ownersBounds,
}
