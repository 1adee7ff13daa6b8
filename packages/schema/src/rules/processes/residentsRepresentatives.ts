import type { Process } from '../../words/index.ts'
import { residentsBounds, residentsStages } from './residentsMeeting.ts'

/** 居民代表会议: the residents' representatives; Urban Residents' Committees Law 29. */
export const residentsRepresentatives: Process = {
  key: 'residents-representatives',
  title: { zh: '居民代表会议', en: "Meeting of residents' representatives" },
  basis: { zh: '城市居民委员会组织法第二十九条', en: "Urban Residents' Committees Law, article 29" },
  effectiveFrom: '2026-01-01',
  startedBy: ['clerk'],
  stages: residentsStages({
    kind: 'meet',
    body: 'representatives',
    rule: 'residents.representatives',
    ahead: { days: 10, unit: 'day' },
  }),
  mayChange: residentsBounds,
}
