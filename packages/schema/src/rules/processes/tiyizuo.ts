import { methodKeys, type Process } from '../../words/index.ts'
import { days, methodsOfAdvice, ours, publication } from './bounds.ts'

/**
 * 提议做: a resident's matter from proposal to rating. The numbers are ours (✎ in the domain's table): a community
 * may change them; publication stays at 15 days or more.
 */
export const tiyizuo: Process = {
  key: 'tiyizuo',
  title: { zh: '提议做', en: 'Propose, deliberate, act' },
  basis: {
    zh: '居民委员会组织法；社区居民议事规则（社区自定，以备案文本为准）',
    en: "Urban Residents' Committees Law; the community's own rules of deliberation, as filed",
  },
  effectiveFrom: '2026-01-01',
  startedBy: ['resident', 'gridworker', 'clerk'],
  stages: [
    { kind: 'screen', due: { days: 3, unit: 'workday' } },
    { kind: 'second', period: { days: 7, unit: 'day' }, seconds: 5 },
    { kind: 'consult', period: { days: 7, unit: 'day' } },
    { kind: 'deliberate', rule: 'council.simple', signOff: { days: 3, unit: 'workday' } },
    {
      kind: 'notice',
      of: 'plan',
      period: { days: 7, unit: 'day' },
      answer: { days: 3, unit: 'workday' },
      review: { days: 5, unit: 'workday' },
    },
    {
      kind: 'poll',
      optional: true,
      days: { fewest: 5, most: 10 },
      electorate: 'households',
      rule: 'households.advisory',
      force: 'advisory',
      mode: 'confidential',
      methods: methodKeys,
    },
    { kind: 'count' },
    { kind: 'act' },
    { kind: 'accept', period: { days: 5, unit: 'day' } },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
    { kind: 'rate', period: { days: 7, unit: 'day' }, fewest: 5, floor: 3, reopenings: 2 },
  ],
  mayChange: [
    days('stages.0.due', [1, 10], ours),
    days('stages.1.period', [3, 30], ours),
    { at: 'stages.1.seconds', least: 1, most: 100, basis: ours },
    days('stages.2.period', [3, 60], ours),
    days('stages.3.signOff', [1, 10], ours),
    days('stages.4.period', [5, 60], ours),
    days('stages.4.answer', [1, 10], ours),
    days('stages.4.review', [3, 20], ours),
    { at: 'stages.5.days.fewest', least: 3, most: 30, basis: ours },
    { at: 'stages.5.days.most', least: 5, most: 60, basis: ours },
    { at: 'stages.5.mode', oneOf: ['confidential', 'open'], basis: ours },
    methodsOfAdvice('stages.5'),
    days('stages.8.period', [3, 30], ours),
    days('stages.9.period', [15, 365], publication),
    days('stages.9.within', [1, 10], ours),
    days('stages.10.period', [3, 60], ours),
    { at: 'stages.10.fewest', least: 5, most: 50, basis: ours },
  ],
}
