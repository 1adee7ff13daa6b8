import type { Process } from '../../words/index.ts'

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
    },
    { kind: 'count' },
    { kind: 'act' },
    { kind: 'accept', period: { days: 5, unit: 'day' } },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
    { kind: 'rate', period: { days: 7, unit: 'day' }, fewest: 5, floor: 3, reopenings: 2 },
  ],
}
