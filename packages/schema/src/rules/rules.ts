import type { Comparison } from './fraction.ts'
import type { Condition, NamedRule, Part } from './rule.ts'
import type { Measure } from './weight.ts'

/** A condition in the order in which one says it: heads, for of present, > 1/2. */
function condition(
  measure: Measure,
  of: readonly [Part, Part],
  than: readonly [Comparison, string],
): Condition {
  return { measure, part: of[0], whole: of[1], comparison: than[0], threshold: than[1] }
}

/** Owners decide by area and by heads, in this order; Civil Code 278 asks for both. */
function both(of: readonly [Part, Part], than: readonly [Comparison, string]): Condition[] {
  return [condition('area', of, than), condition('heads', of, than)]
}

/** A meeting: so many of all must be there, then so many must agree. */
function meeting(
  attendance: readonly [Comparison, string],
  agreement: readonly [Comparison, string],
  base: Part,
): Pick<NamedRule, 'quorum' | 'approval'> {
  return {
    quorum: [condition('heads', ['present', 'electorate'], attendance)],
    approval: [condition('heads', ['for', base], agreement)],
  }
}

const residentsLaw = (article: string, number: number) => ({
  basis: {
    zh: `城市居民委员会组织法第${article}条`,
    en: `Urban Residents' Committees Law, article ${number}`,
  },
  effectiveFrom: '2026-01-01',
})
const villagersLaw = (article: string, number: number) => ({
  basis: { zh: `村民委员会组织法第${article}条`, en: `Villagers' Committees Law, article ${number}` },
  effectiveFrom: '2026-01-01',
})

/** Every rule that has a name, as data. A community's own rule is the same shape without a name. */
export const rules: readonly NamedRule[] = [
  {
    key: 'cn278.general',
    basis: { zh: '民法典第二百七十八条', en: 'Civil Code, article 278' },
    effectiveFrom: '2021-01-01',
    quorum: both(['participating', 'electorate'], ['>=', '2/3']),
    approval: both(['for', 'participating'], ['>', '1/2']),
  },
  {
    key: 'cn278.special',
    basis: { zh: '民法典第二百七十八条第一款第六至八项', en: 'Civil Code, article 278, items 6 to 8' },
    effectiveFrom: '2021-01-01',
    quorum: both(['participating', 'electorate'], ['>=', '2/3']),
    approval: both(['for', 'participating'], ['>=', '3/4']),
  },
  {
    key: 'residents.meeting',
    ...residentsLaw('二十七', 27),
    ...meeting(['>', '1/2'], ['>', '1/2'], 'present'),
  },
  {
    key: 'residents.representatives',
    ...residentsLaw('二十九', 29),
    ...meeting(['>=', '2/3'], ['>', '1/2'], 'present'),
  },
  {
    key: 'village.meeting.villagers',
    ...villagersLaw('二十六', 26),
    ...meeting(['>', '1/2'], ['>', '1/2'], 'present'),
  },
  {
    key: 'village.meeting.households',
    ...villagersLaw('二十六', 26),
    ...meeting(['>=', '2/3'], ['>', '1/2'], 'present'),
  },
  {
    key: 'village.representatives',
    ...villagersLaw('三十', 30),
    ...meeting(['>=', '2/3'], ['>', '1/2'], 'present'),
  },
  {
    key: 'village.group',
    ...villagersLaw('三十二', 32),
    ...meeting(['>=', '2/3'], ['>', '1/2'], 'present'),
  },
  {
    key: 'collective.members',
    basis: {
      zh: '农村集体经济组织法第二十七条',
      en: 'Rural Collective Economic Organisations Law, article 27',
    },
    effectiveFrom: '2025-05-01',
    ...meeting(['>=', '2/3'], ['>=', '2/3'], 'electorate'),
  },
  {
    key: 'party.assembly',
    basis: {
      zh: '中国共产党支部工作条例（试行）第十一条',
      en: 'Regulations on the Work of Party Branches (trial), article 11',
    },
    effectiveFrom: '2018-10-28',
    ...meeting(['>=', '1/2'], ['>', '1/2'], 'electorate'),
  },
  {
    key: 'council.simple',
    basis: {
      zh: '议事会自订的议事规则；国家没有规定人数',
      en: "The council's own rules; no national number",
    },
    effectiveFrom: null,
    ...meeting(['>=', '2/3'], ['>', '1/2'], 'present'),
  },
  {
    key: 'households.advisory',
    basis: {
      zh: '社区自订；征求意见，没有法律效力',
      en: "The community's own; a consultation without legal force",
    },
    effectiveFrom: null,
    quorum: [],
    approval: [condition('heads', ['for', 'participating'], ['>', '1/2'])],
  },
]

/** The rule of that name. */
export function ruleOf(key: string): NamedRule | undefined {
  return rules.find((rule) => rule.key === key)
}
