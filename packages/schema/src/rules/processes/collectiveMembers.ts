import type { Process } from '../../words/index.ts'
import { days, publication } from './bounds.ts'

/** 集体经济组织成员大会: the land and the assets of a collective belong to its members; Rural Collective Economic Organisations Law 27. */
export const collectiveMembers: Process = {
  key: 'collective-members',
  title: {
    zh: '集体经济组织成员大会',
    en: 'Assembly of the members of a collective economic organisation',
  },
  basis: {
    zh: '农村集体经济组织法第二十七条',
    en: 'Rural Collective Economic Organisations Law, article 27',
  },
  effectiveFrom: '2025-05-01',
  startedBy: ['clerk'],
  stages: [
    { kind: 'study', by: 'branch', due: null },
    { kind: 'call', period: { days: 10, unit: 'day' } },
    { kind: 'meet', body: 'members', rule: 'collective.members', ahead: { days: 10, unit: 'day' } },
    { kind: 'publish', period: { days: 15, unit: 'day' }, within: { days: 3, unit: 'workday' } },
  ],
  mayChange: [
    days('stages.1.period', [10, 60], {
      zh: '会议召开10日前通知；只能提前，不能推后',
      en: 'Called ten days before the meeting; earlier, never later',
    }),
    days('stages.3.period', [15, 365], publication),
  ],
}
