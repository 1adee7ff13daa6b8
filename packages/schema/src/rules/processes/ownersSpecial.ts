import type { Process } from '../../words/index.ts'
import { ownersBounds, ownersStages } from './ownersGeneral.ts'

/** 业主共同决定（特别）: three quarters of those taking part, in both measures; Civil Code 278 (6) to (8). */
export const ownersSpecial: Process = {
  key: 'owners-special',
  title: { zh: '业主共同决定（特别事项）', en: "Owners' decision (special matters)" },
  basis: { zh: '民法典第二百七十八条第一款第六至八项', en: 'Civil Code, article 278, items 6 to 8' },
  effectiveFrom: '2021-01-01',
  startedBy: ['clerk'],
  stages: ownersStages('cn278.special'),
  mayChange: ownersBounds,
}
