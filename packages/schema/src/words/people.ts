import type { Role } from './role.ts'
import type { Iso } from './view.ts'

/** A member of staff or council with their roles, for the administrator. */
export interface StaffView {
  person: string
  name: string
  /** The name under which they sign in; null: they do not. */
  login: string | null
  grants: { grant: string; role: Role; zone: string; since: Iso; until: Iso | null }[]
}

/** Somebody who can be given a task, for the clerk who gives it. */
export interface AssignableView {
  person: string
  name: string
  /** Why they can: they carry things out, or they are clerks. */
  role: Role
}

/** A zone by name, for staff who put things into it. */
export interface ZoneItem {
  zone: string
  level: string
  name: string
}

/** 人员与辖区: what an administrator looks after. */
export interface PeopleView {
  staff: StaffView[]
  zones: { zone: string; level: string; name: string; telephone: string | null }[]
  /** Sites that may sign people in, and the public keys by which they vouch. */
  sites: { origin: string; keys: string[] }[]
}

/** One who claimed a household, for the clerk who settles doubts. */
export interface ClaimView {
  household: string
  label: string
  person: string
  name: string
  /** Their own telephone, so that it can be put right; null: none is kept. */
  phone: string | null
  since: Iso
  via: 'letter' | 'clerk' | 'host'
  state: 'active' | 'contested'
}
