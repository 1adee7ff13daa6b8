import type { Process, StageSpec } from '../../words/index.ts'
import { days, publication } from './bounds.ts'

/** The stages that both meetings of residents have; they differ in who meets. */
export function residentsStages(meeting: StageSpec): readonly StageSpec[] {
  return [
    { kind: 'study', by: 'branch', due: null },
    { kind: 'call', period: { days: 10, unit: 'day' } },
    meeting,
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
    { kind: 'act' },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
  ]
}

/** Called earlier than ten days before, never later; published for longer than fifteen days, never shorter. */
export const residentsBounds = [
  days('stages.1.period', [10, 60], {
    zh: '会议召开10日前通知；只能提前，不能推后',
    en: 'Called ten days before the meeting; earlier, never later',
  }),
  days('stages.3.period', [15, 365], publication),
  days('stages.5.period', [15, 365], publication),
]

const adults: StageSpec = {
  kind: 'meet',
  body: 'adults',
  rule: 'residents.meeting',
  ahead: { days: 10, unit: 'day' },
}

/** 居民会议: all adults, or one of each household; Urban Residents' Committees Law 27. */
export const residentsMeeting: Process = {
  key: 'residents-meeting',
  title: { zh: '居民会议', en: "Residents' meeting" },
  basis: { zh: '城市居民委员会组织法第二十七条', en: "Urban Residents' Committees Law, article 27" },
  effectiveFrom: '2026-01-01',
  startedBy: ['clerk'],
  stages: residentsStages(adults),
  mayChange: [
    ...residentsBounds,
    {
      at: 'stages.2.body',
      oneOf: ['adults', 'households'],
      basis: {
        zh: '城市居民委员会组织法第二十七条：十八周岁以上的居民，或者每户派代表',
        en: "Urban Residents' Committees Law, article 27: residents of 18 and over, or one of each household",
      },
    },
  ],
}
