import type { Who } from '../who.ts'

/** Whether somebody raised an objection, or belongs to the household that staff wrote one down for. */
export function isOwnObjection(
  who: Who,
  objection: { personId: string | null; householdId: string },
): boolean {
  if (objection.personId !== null) return objection.personId === who.person
  return who.homes.some((home) => home.household === objection.householdId)
}
