import { describe, expect, it } from 'vitest'
import type { Condition } from './rule.ts'
import { ruleOf } from './rules.ts'
import { type VoteCount, voteCountFault } from './voteCount.ts'

const owners = ruleOf('cn278.general')!
const council = ruleOf('council.simple')!

function of(heads: bigint, area: bigint) {
  return { heads, area }
}

const owned: VoteCount = {
  electorate: of(10n, 1000n),
  votes: { for: of(4n, 400n), against: of(3n, 300n), abstain: of(1n, 100n) },
}
const met: VoteCount = {
  electorate: { heads: 9n },
  present: { heads: 6n },
  votes: { for: { heads: 3n }, against: { heads: 2n }, abstain: { heads: 0n } },
}

describe('voteCountFault', () => {
  it('asks for both measures where owners decide', () => {
    const lacking = { ...owned, votes: { ...owned.votes, against: { heads: 3n } } }
    expect(voteCountFault(owners, lacking)).toEqual({ code: 'missing', path: 'votes.against.area' })
    expect(voteCountFault(owners, { ...owned, electorate: { area: 1000n } })?.path).toBe('electorate.heads')
  })

  it('asks for both measures of what may be left out, once it is there', () => {
    expect(voteCountFault(owners, { ...owned, silentServed: { heads: 1n } })?.path).toBe('silentServed.area')
    const invalid = { ...owned, votes: { ...owned.votes, invalid: { area: 1n } } }
    expect(voteCountFault(owners, invalid)?.path).toBe('votes.invalid.heads')
  })

  it('asks who was present where the rule speaks of it, and only in the measure in which it does', () => {
    expect(voteCountFault(council, { ...met, present: undefined })?.path).toBe('present.heads')
    const byArea: Condition = {
      measure: 'area',
      part: 'for',
      whole: 'electorate',
      comparison: '>',
      threshold: '1/2',
    }
    const mixed = { quorum: council.quorum, approval: [byArea] }
    expect(voteCountFault(mixed, { ...owned, present: { area: 900n } })?.path).toBe('present.heads')
    expect(voteCountFault(mixed, { ...owned, present: { heads: 9n } })).toBeUndefined()
  })

  it('finds more votes than electors, the silent among them whatever becomes of them', () => {
    const full = { ...owned, silentServed: of(2n, 200n) }
    expect(voteCountFault(owners, full)).toBeUndefined()
    expect(voteCountFault(owners, { ...full, silentServed: of(3n, 200n) })).toEqual({
      code: 'contradiction',
      path: 'electorate.heads',
    })
    expect(voteCountFault(owners, { ...full, silentServed: of(2n, 201n) })?.path).toBe('electorate.area')
  })

  it('finds more votes than people present, invalid papers among them', () => {
    const crowded = { ...met, votes: { ...met.votes, invalid: { heads: 2n } } }
    expect(voteCountFault(council, crowded)).toEqual({ code: 'contradiction', path: 'present.heads' })
  })

  it('finds more people present than there are', () => {
    expect(voteCountFault(council, { ...met, present: { heads: 10n } })?.path).toBe('present.heads')
  })

  it('lets the silent be absent from a meeting', () => {
    expect(voteCountFault(council, { ...met, silentServed: { heads: 4n } })).toBeUndefined()
  })

  it('checks a measure that the rule does not use wherever it is given', () => {
    const given = { ...met, electorate: of(9n, 900n), votes: { ...met.votes, for: of(3n, 901n) } }
    expect(voteCountFault(council, given)?.path).toBe('electorate.area')
    expect(voteCountFault(council, { ...given, electorate: { heads: 9n } })).toBeUndefined()
  })

  it('finds nothing wrong with presence that an owners’ rule does not need', () => {
    expect(voteCountFault(owners, { ...owned, present: { heads: 8n } })).toBeUndefined()
    expect(voteCountFault(owners, { ...owned, present: { heads: 7n } })?.path).toBe('present.heads')
  })
})
