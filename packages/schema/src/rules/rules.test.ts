import { describe, expect, it } from 'vitest'
import { ruleFault } from './rule.ts'
import { ruleOf, rules } from './rules.ts'

/** A rule in one line, as the clause says it. */
function saying(key: string): string {
  const rule = ruleOf(key)!
  const say = (conditions: typeof rule.quorum) =>
    conditions
      .map((each) => `${each.measure}: ${each.part} of ${each.whole} ${each.comparison} ${each.threshold}`)
      .join(', ')
  return `${say(rule.quorum)} | ${say(rule.approval)}`
}

const twoThirdsThere = 'heads: present of electorate >= 2/3'
const majorityThere = 'heads: present of electorate > 1/2'
const majorityOfThose = 'heads: for of present > 1/2'

describe('the rules that have a name', () => {
  it('do not answer to a name that nobody gave', () => {
    expect(ruleOf('toString')).toBeUndefined()
    expect(ruleOf('CN278.general')).toBeUndefined()
  })

  it('are all sound, and no two have the same name', () => {
    expect(rules.map(ruleFault)).toEqual(rules.map(() => undefined))
    expect(new Set(rules.map((rule) => rule.key)).size).toBe(rules.length)
  })

  it('rest on a clause, and on a date where the number is set by law', () => {
    for (const rule of rules) {
      expect(rule.basis.zh).toMatch(/第.+条|社区自订|议事会自订/)
      expect(rule.basis.en).not.toBe('')
      const ours = ['council.simple', 'households.advisory'].includes(rule.key)
      expect(rule.effectiveFrom).toEqual(ours ? null : expect.stringMatching(/^20\d\d-\d\d-\d\d$/))
    }
  })

  it.each([
    // Civil Code 278, second paragraph: two thirds by area and by number take part …
    // … and ordinary matters need more than half of those taking part, by both,
    [
      'cn278.general',
      'area: participating of electorate >= 2/3, heads: participating of electorate >= 2/3 | ' +
        'area: for of participating > 1/2, heads: for of participating > 1/2',
    ],
    // … items 6 to 8 three quarters of them.
    [
      'cn278.special',
      'area: participating of electorate >= 2/3, heads: participating of electorate >= 2/3 | ' +
        'area: for of participating >= 3/4, heads: for of participating >= 3/4',
    ],
    // Urban Residents' Committees Law 27 and 29.
    ['residents.meeting', `${majorityThere} | ${majorityOfThose}`],
    ['residents.representatives', `${twoThirdsThere} | ${majorityOfThose}`],
    // Villagers' Committees Law 26, 30 and 32.
    ['village.meeting.villagers', `${majorityThere} | ${majorityOfThose}`],
    ['village.meeting.households', `${twoThirdsThere} | ${majorityOfThose}`],
    ['village.representatives', `${twoThirdsThere} | ${majorityOfThose}`],
    ['village.group', `${twoThirdsThere} | ${majorityOfThose}`],
    // Rural Collective Economic Organisations Law 27: two thirds of all members agree.
    ['collective.members', `${twoThirdsThere} | heads: for of electorate >= 2/3`],
    // Regulations on the Work of Party Branches 11: half of the voting members attend, more than half of all agree.
    ['party.assembly', 'heads: present of electorate >= 1/2 | heads: for of electorate > 1/2'],
    ['council.simple', `${twoThirdsThere} | ${majorityOfThose}`],
    ['households.advisory', ' | heads: for of participating > 1/2'],
  ])('%s says what its clause says', (key, words) => expect(saying(key)).toBe(words))
})
