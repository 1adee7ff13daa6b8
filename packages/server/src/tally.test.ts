import { describe, expect, it } from 'vitest'
import { type StandingOpinion, tally } from './tally.ts'

const said = (household: string, stance: StandingOpinion['stance'], channel = 'online') =>
  ({ household, stance, channel }) as StandingOpinion

describe('the tally of opinions', () => {
  it('is all zero where nobody has said anything', () => {
    expect(tally([])).toEqual({ households: 0, for: 0, against: 0, unsure: 0, split: 0, online: 0, door: 0 })
  })

  it('counts a household once, however many of its members speak', () => {
    expect(tally([said('a', 'for'), said('a', 'for'), said('b', 'against')])).toMatchObject({
      households: 2,
      for: 1,
      against: 1,
    })
  })

  it('does not take sides in a household whose members differ', () => {
    expect(tally([said('a', 'for'), said('a', 'against'), said('b', 'unsure')])).toMatchObject({
      households: 2,
      for: 0,
      against: 0,
      unsure: 1,
      split: 1,
    })
  })

  it('adds up: every household is for, against, unsure or split', () => {
    const all = tally([
      said('a', 'for'),
      said('b', 'against'),
      said('c', 'unsure'),
      said('d', 'for'),
      said('d', 'unsure'),
    ])
    expect(all.for + all.against + all.unsure + all.split).toBe(all.households)
  })

  it('counts households heard online and at the door, one heard both ways in both', () => {
    expect(tally([said('a', 'for'), said('a', 'for', 'door'), said('b', 'for', 'door')])).toMatchObject({
      households: 2,
      online: 1,
      door: 2,
    })
  })
})
