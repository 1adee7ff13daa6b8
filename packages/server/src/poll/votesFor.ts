import type { Who } from '../who.ts'
import type { LockedElector } from './lockElectors.ts'

/** Whether somebody votes for an elector in their own right: as one of the household, or as the one who was named. */
export function votesFor({ householdId, voters }: LockedElector, who: Who): boolean {
  return voters.includes(who.person) || who.homes.some((home) => home.household === householdId)
}
