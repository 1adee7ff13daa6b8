import type { Process, StageSpec } from '../../words/index.ts'
import { days, ours, publication } from './bounds.ts'

const representatives: StageSpec = {
  kind: 'meet',
  body: 'representatives',
  rule: 'village.representatives',
  ahead: { days: 3, unit: 'day' },
}

/** A meeting of all villagers is called ten days before. */
const villagers = (body: 'adults' | 'households', rule: string): StageSpec => ({
  kind: 'meet',
  body,
  rule,
  ahead: { days: 10, unit: 'day' },
})

/** 四议两公开: the branch proposes, two committees consult, the Party's members review, the villagers resolve; decision and outcome are published. */
export const siyiLianggongkai: Process = {
  key: 'siyi-lianggongkai',
  title: { zh: '四议两公开', en: 'Four deliberations, two publications' },
  basis: {
    zh: '村民委员会组织法第二十六条、第三十条；中国共产党支部工作条例（试行）第十一条',
    en: "Villagers' Committees Law, articles 26 and 30; Regulations on the Work of Party Branches (trial), article 11",
  },
  effectiveFrom: '2026-01-01',
  startedBy: ['clerk'],
  stages: [
    { kind: 'study', by: 'branch', due: null },
    { kind: 'study', by: 'committees', due: null },
    { kind: 'meet', body: 'party', rule: 'party.assembly', ahead: { days: 3, unit: 'day' } },
    representatives,
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
    { kind: 'act' },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
  ],
  mayChange: [
    days('stages.2.ahead', [1, 30], ours),
    {
      at: 'stages.3',
      oneOf: [
        representatives,
        villagers('adults', 'village.meeting.villagers'),
        villagers('households', 'village.meeting.households'),
      ],
      basis: {
        zh: '村民委员会组织法第二十六条、第三十条：村民会议或者村民代表会议',
        en: "Villagers' Committees Law, articles 26 and 30: the villagers, or their representatives",
      },
    },
    days('stages.4.period', [15, 365], publication),
    days('stages.6.period', [15, 365], publication),
  ],
}
