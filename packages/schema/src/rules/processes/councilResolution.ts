import type { Process } from '../../words/index.ts'
import { days, ours, publication } from './bounds.ts'

/** 议事会决议: an agenda ahead, a session, its minutes, and the resolution hangs. */
export const councilResolution: Process = {
  key: 'council-resolution',
  title: { zh: '议事会决议', en: 'Resolution of the council' },
  basis: {
    zh: '议事会自订的议事规则（以备案文本为准）',
    en: "The council's own rules of procedure, as filed",
  },
  effectiveFrom: '2026-01-01',
  startedBy: ['clerk'],
  stages: [
    { kind: 'call', period: { days: 3, unit: 'day' } },
    { kind: 'meet', body: 'council', rule: 'council.simple', ahead: { days: 3, unit: 'day' } },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'day' } },
  ],
  mayChange: [
    days('stages.0.period', [1, 30], ours),
    days('stages.1.ahead', [1, 30], ours),
    days('stages.2.period', [15, 365], publication),
    days('stages.2.within', [1, 10], ours),
  ],
}
