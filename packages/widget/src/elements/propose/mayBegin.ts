import type { Way } from '@yishi/schema/wizard'
import { isWithin, type MeView, type ZoneId } from '@yishi/schema/words'

/** Whether somebody can begin it here: what owners, residents or members decide together is begun by a clerk. */
export function mayBegin(way: Way, me: MeView | null, zone: ZoneId): boolean {
  if ('elsewhere' in way) return false
  return way.process === 'tiyizuo' || isStaff(me, zone, ['clerk'])
}

/** Whether somebody may write a matter down for another household. */
export function writesForOthers(me: MeView | null, zone: ZoneId): boolean {
  return isStaff(me, zone, ['clerk', 'gridworker'])
}

/** A grid worker serves the matters of the zones around their grid, too. */
function isStaff(me: MeView | null, zone: ZoneId, roles: readonly string[]): boolean {
  return (me?.grants ?? []).some(
    (grant) =>
      roles.includes(grant.role) &&
      (isWithin(zone, grant.zone) || (grant.role === 'gridworker' && isWithin(grant.zone, zone))),
  )
}
