/**
 * What somebody may be. Roles are granted at a zone, for a term, and hold below it.
 * `clock`, `setup` and `door` are the system itself: what closes by time, what stands before anybody has a role, and the
 * sign-in, which has checked a code, a PIN or a host's word before it acts.
 */
export const roles = [
  'resident',
  'councillor',
  'clerk',
  'gridworker',
  'property',
  'assignee',
  'auditor',
  'admin',
  'clock',
  'setup',
  'door',
] as const
export type Role = (typeof roles)[number]

/** Roles that only the system holds. */
export const systemRoles = ['clock', 'setup', 'door'] as const satisfies readonly Role[]
export type SystemRole = (typeof systemRoles)[number]

/** Roles that an admin can grant to a person. A resident is made by claiming a household, the system by nobody. */
export const grantableRoles = [
  'councillor',
  'clerk',
  'gridworker',
  'property',
  'assignee',
  'auditor',
  'admin',
] as const satisfies readonly Role[]
export type GrantableRole = (typeof grantableRoles)[number]

/** A role at a zone. */
export interface Grant {
  role: Role
  zone: ZoneId
}

/**
 * A zone's address: the tenant's id, then one label for each level below, joined by dots
 * (`yiguang.huayuan.g3`). It is its own path: below means prefixed.
 */
export type ZoneId = string

/** The tenant that a zone belongs to: the first label of its address. */
export function tenantOf(zone: ZoneId): string {
  const dot = zone.indexOf('.')
  return dot < 0 ? zone : zone.slice(0, dot)
}

/** Whether `zone` is `above` or lies below it. */
export function isWithin(zone: ZoneId, above: ZoneId): boolean {
  return zone === above || zone.startsWith(`${above}.`)
}
