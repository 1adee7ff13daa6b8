import { isWithin, type ZoneId } from '@yishi/schema/words'

/**
 * Whether one of two zones lies within the other: matters of such zones may follow each other or be merged, since what is raised
 * goes on above. An estate beside has nothing to do with either.
 */
export function isInLine(one: ZoneId, other: ZoneId): boolean {
  return isWithin(one, other) || isWithin(other, one)
}
