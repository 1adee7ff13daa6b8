import { isWithin, type MeView, type ZoneId } from '@yishi/schema/words'

/** What a matter can be, as the wizard asks; the everyday kind first. */
export const kinds = ['around', 'common', 'rule', 'collective', 'dispute', 'duty'] as const
export type Kind = (typeof kinds)[number]

/** What is to be done with owners' common property; the first three need three quarters (Civil Code 278, items 6 to 8). */
export const ownersMatters = ['raise', 'rebuild', 'use', 'general'] as const
export type OwnersMatter = (typeof ownersMatters)[number]

/** Where a matter goes: a process that starts here, or somewhere else. */
export type Way =
  | { process: 'tiyizuo' | 'owners-general' | 'owners-special' }
  | { elsewhere: 'meeting' | 'members' | 'mediation' | 'report' }

/** The way of a matter; null while a question has no answer yet. */
export function wayOf(kind: Kind | '', owners: OwnersMatter | ''): Way | null {
  switch (kind) {
    case '':
      return null
    case 'around':
      return { process: 'tiyizuo' }
    case 'common':
      if (!owners) return null
      return { process: owners === 'general' ? 'owners-general' : 'owners-special' }
    case 'rule':
      return { elsewhere: 'meeting' }
    case 'collective':
      return { elsewhere: 'members' }
    case 'dispute':
      return { elsewhere: 'mediation' }
    case 'duty':
      return { elsewhere: 'report' }
  }
}

/** Whether somebody can begin it here: what owners decide is begun by a clerk. */
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
