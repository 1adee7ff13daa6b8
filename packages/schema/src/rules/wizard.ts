/** What a matter can be, as the wizard asks; the everyday kind first. */
export const matterKinds = ['around', 'common', 'rule', 'collective', 'dispute', 'duty'] as const
export type MatterKind = (typeof matterKinds)[number]

/** What is to be done with owners' common property. */
export const ownersMatters = ['raise', 'rebuild', 'use', 'general'] as const
export type OwnersMatter = (typeof ownersMatters)[number]

/** What somebody answered so far. */
export interface Answers {
  kind: MatterKind | ''
  /** Asked where the matter is about owners' common property. */
  owners: OwnersMatter | ''
}

/** Where a matter goes: a process, or somewhere without a vote; and the clause that says so. */
export type Way = { basis: { zh: string; en: string } } & (
  | {
      process: 'tiyizuo' | 'owners-general' | 'owners-special' | 'residents-meeting' | 'collective-members'
    }
  | { elsewhere: 'mediation' | 'report' }
)

const around: Way = {
  process: 'tiyizuo',
  basis: { zh: '社区居民议事规则', en: "The community's own rules of deliberation" },
}
/** Civil Code 278: items 6 to 8 need three quarters, everything else more than half. */
const owners: Readonly<Record<OwnersMatter, Way>> = {
  raise: special('六', 6),
  rebuild: special('七', 7),
  use: special('八', 8),
  general: {
    process: 'owners-general',
    basis: {
      zh: '民法典第二百七十八条第一款第一至五项、第九项',
      en: 'Civil Code, article 278, items 1 to 5 and 9',
    },
  },
}

function special(item: string, number: number): Way {
  return {
    process: 'owners-special',
    basis: {
      zh: `民法典第二百七十八条第一款第${item}项`,
      en: `Civil Code, article 278, item ${number}`,
    },
  }
}

/**
 * The way of a matter from a few plain answers; null while one is missing. A vote never cuts one person's rights, so a dispute goes
 * to mediation; what government has to do is reported up.
 *
 * @example wayOf({ kind: 'common', owners: 'raise' }) // { process: 'owners-special', basis: … }
 */
export function wayOf({ kind, owners: matter }: Answers): Way | null {
  switch (kind) {
    case '':
      return null
    case 'around':
      return around
    case 'common':
      return matter === '' ? null : owners[matter]
    case 'rule':
      return {
        process: 'residents-meeting',
        basis: {
          zh: '城市居民委员会组织法第二十七条',
          en: "Urban Residents' Committees Law, article 27",
        },
      }
    case 'collective':
      return {
        process: 'collective-members',
        basis: {
          zh: '农村集体经济组织法第二十七条',
          en: 'Rural Collective Economic Organisations Law, article 27',
        },
      }
    case 'dispute':
      return {
        elsewhere: 'mediation',
        basis: { zh: '人民调解法第二条', en: "People's Mediation Law, article 2" },
      }
    case 'duty':
      return {
        elsewhere: 'report',
        basis: { zh: '政府部门的法定职责', en: 'The duties of government by law' },
      }
  }
}
