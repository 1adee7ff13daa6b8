import * as t from '@yishi/schema/tables'
import { isWithin, type Refused, refuse, type ZoneId } from '@yishi/schema/words'
import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import { readWho } from '../auth/readWho.ts'
import type { Tx } from '../db/db.ts'
import { holds, type Mandate, type Who } from '../who.ts'

/** What hangs on an account. */
export interface Account {
  homes: { household: string; zone: ZoneId }[]
  mandates: readonly Mandate[]
  credentials: ('pin' | 'password')[]
  /** Whether a role of theirs still runs. */
  inOffice: boolean
}

/** An account with all that hangs on it; undefined where there is none, or none any more. */
export async function loadAccount(tx: Tx, tenant: string, person: string): Promise<Account | undefined> {
  const [found] = await tx
    .select({ id: t.person.personId })
    .from(t.person)
    .where(and(eq(t.person.tenantId, tenant), eq(t.person.personId, person), isNull(t.person.deletedAt)))
    .for('update')
  if (!found) return undefined
  const homes = await tx
    .select({ household: t.householdMember.householdId, zone: t.household.zoneId })
    .from(t.householdMember)
    .innerJoin(
      t.household,
      and(
        eq(t.household.tenantId, t.householdMember.tenantId),
        eq(t.household.householdId, t.householdMember.householdId),
      ),
    )
    .where(
      and(
        eq(t.householdMember.tenantId, tenant),
        eq(t.householdMember.personId, person),
        ne(t.householdMember.state, 'ended'),
      ),
    )
  const { mandates } = (await readWho(tx, tenant, person, null))!
  const credentials = await tx
    .select({ kind: t.credential.kind })
    .from(t.credential)
    .where(and(eq(t.credential.tenantId, tenant), eq(t.credential.personId, person)))
  const running = or(isNull(t.grant.endsAt), gt(t.grant.endsAt, sql`yishi_now()`))
  const grants = await tx.$count(
    t.grant,
    and(eq(t.grant.tenantId, tenant), eq(t.grant.personId, person), running),
  )
  return { homes, mandates, credentials: credentials.map((row) => row.kind), inOffice: grants > 0 }
}

/** Why somebody may not change what is kept of a person: it is oneself, or somebody of the zone in which one is clerk. */
export function mayTouch(
  account: Account | undefined,
  person: string,
  { who, zone }: { who: Who; zone: ZoneId },
): Refused | undefined {
  if (person === who.person) return undefined
  if (!holds(who, ['clerk'], zone)) return refuse('not-your-role', undefined, 'person')
  const isHere = [...(account?.homes ?? []), ...(account?.mandates ?? [])].some((one) =>
    isWithin(one.zone, zone),
  )
  return isHere ? undefined : refuse('unknown-person', undefined, 'person')
}
