import type { Role, ZoneId } from '@yishi/schema/words'
import { holds, type Who } from './who.ts'

/** The three parties at the table 社区、议事会、物业, and the role that signs for each. */
export const signerOf = {
  community: 'clerk',
  council: 'councillor',
  property: 'property',
} as const satisfies Record<string, Role>

export type Party = keyof typeof signerOf

export const parties = Object.keys(signerOf) as Party[]

/** Whether somebody could sign for a party that has not signed yet. */
export function speaksForAnother(who: Who, zone: ZoneId, signed: readonly string[]): boolean {
  return parties.some((party) => !signed.includes(party) && holds(who, [signerOf[party]], zone))
}
