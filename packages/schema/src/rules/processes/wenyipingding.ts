import type { Process } from '../../words/index.ts'
import { days, ours, publication } from './bounds.ts'

/** 问议评定: residents are asked, the council puts up at most ten things, residents score them, the best one is decided on and done. */
export const wenyipingding: Process = {
  key: 'wenyipingding',
  title: { zh: '问议评定', en: 'Ask, deliberate, appraise, decide' },
  basis: {
    zh: '社区居民议事规则（社区自定，以备案文本为准）',
    en: "The community's own rules of deliberation, as filed",
  },
  effectiveFrom: '2026-01-01',
  startedBy: ['clerk'],
  stages: [
    { kind: 'ask', period: { days: 14, unit: 'day' } },
    {
      kind: 'deliberate',
      rule: 'council.simple',
      signOff: { days: 3, unit: 'workday' },
      candidates: 10,
    },
    { kind: 'appraise', period: { days: 7, unit: 'day' }, raters: 10 },
    {
      kind: 'notice',
      of: 'decision',
      period: { days: 7, unit: 'day' },
      answer: { days: 3, unit: 'workday' },
      review: { days: 5, unit: 'workday' },
    },
    { kind: 'act' },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
    { kind: 'rate', period: { days: 7, unit: 'day' }, fewest: 5, floor: 3, reopenings: 2 },
  ],
  mayChange: [
    days('stages.0.period', [7, 60], ours),
    days('stages.1.signOff', [1, 10], ours),
    { at: 'stages.1.candidates', least: 2, most: 10, basis: ours },
    days('stages.2.period', [3, 30], ours),
    { at: 'stages.2.raters', least: 10, most: 1000, basis: ours },
    days('stages.3.period', [5, 60], ours),
    days('stages.3.answer', [1, 10], ours),
    days('stages.5.period', [15, 365], publication),
    days('stages.6.period', [3, 60], ours),
    { at: 'stages.6.fewest', least: 5, most: 50, basis: ours },
  ],
}
