import type { OpinionTally } from '@yishi/schema/words'

/** An opinion that stands, as the tally needs it. */
export interface StandingOpinion {
  household: string
  stance: 'for' | 'against' | 'unsure'
  channel: 'online' | 'door'
}

/**
 * Opinions by household, each counted once: a household whose members differ, or that says another thing at the door than
 * online, is split. `online` and `door` are households heard that way; one heard both ways is in both.
 */
export function tally(opinions: readonly StandingOpinion[]): OpinionTally {
  const said = new Map<string, Set<StandingOpinion['stance']>>()
  for (const { household, stance } of opinions)
    said.set(household, (said.get(household) ?? new Set()).add(stance))
  const count = (stance: StandingOpinion['stance']) =>
    [...said.values()].filter((stances) => stances.size === 1 && stances.has(stance)).length
  const heard = (channel: StandingOpinion['channel']) =>
    new Set(opinions.filter((one) => one.channel === channel).map((one) => one.household)).size
  return {
    households: said.size,
    for: count('for'),
    against: count('against'),
    unsure: count('unsure'),
    split: [...said.values()].filter((stances) => stances.size > 1).length,
    online: heard('online'),
    door: heard('door'),
  }
}
