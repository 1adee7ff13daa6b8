import { type Grant, isWithin, type Role, type SystemRole, type ZoneId } from '@yishi/schema/words'

/** A household that somebody belongs to, and the lowest zone that it lies in. */
export interface Home {
  household: string
  zone: ZoneId
}

/** An elector of an owners' roll for whom somebody was named to vote, and the zone of that roll. */
export interface Mandate {
  roll: string
  elector: string
  zone: ZoneId
}

/** Who acts. The system itself is `clock`, `setup` or `door`. */
export interface Who {
  tenant: string
  person: string
  grants: readonly Grant[]
  homes: readonly Home[]
  mandates: readonly Mandate[]
  /** When the person last proved who they are; null for the system. */
  freshAt: Date | null
  /** The registered site whose page acts; left out for our own pages and for the system. */
  site?: string
}

/** The system: closing by time, standing before anybody has a role, or letting somebody in. */
export function system(tenant: string, role: SystemRole): Who {
  return { tenant, person: role, grants: [{ role, zone: tenant }], homes: [], mandates: [], freshAt: null }
}

/**
 * Whether somebody holds one of the roles at a zone. Roles hold below the zone of their grant. A resident belongs to every zone
 * around their household; who votes for an owner is taken for one, since owners may live elsewhere. A grid worker serves the matters of the zones around their grid, too.
 */
export function holds(who: Who, roles: readonly Role[], zone: ZoneId): boolean {
  return roles.some((role) => holdsOne(who, role, zone))
}

function holdsOne(who: Who, role: Role, zone: ZoneId): boolean {
  const granted = who.grants.filter((grant) => grant.role === role)
  switch (role) {
    case 'resident':
      return [...who.homes, ...who.mandates].some((place) => isWithin(place.zone, zone))
    case 'gridworker':
      return granted.some((grant) => isWithin(zone, grant.zone) || isWithin(grant.zone, zone))
    case 'councillor':
    case 'clerk':
    case 'property':
    case 'assignee':
    case 'auditor':
    case 'admin':
    case 'clock':
    case 'setup':
    case 'door':
      return granted.some((grant) => isWithin(zone, grant.zone))
  }
}
