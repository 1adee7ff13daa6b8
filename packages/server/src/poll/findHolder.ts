import * as t from '@yishi/schema/tables'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import type { Poll } from './pollOf.ts'

/** How a mandate names its holder: an elector of the roll, by id or by door, or a person. */
export type HolderNamed =
  | { elector: string }
  | { building: string; unit: string; room: string }
  | { person: string }

/**
 * The person whom a mandate names, their row locked, so that nobody is given a fourth mandate beside the third. Undefined where
 * nobody is known: no such door, nobody named to vote for it, or a household of several, of whom it has to say which.
 */
export async function findHolder(tx: Tx, poll: Poll, named: HolderNamed): Promise<string | undefined> {
  const person = 'person' in named ? named.person : await voterOf(tx, poll, named)
  const [row] = await tx
    .select({ id: t.person.personId })
    .from(t.person)
    .where(
      and(
        eq(t.person.tenantId, poll.tenantId),
        eq(t.person.personId, person ?? ''),
        isNull(t.person.deletedAt),
      ),
    )
    .for('no key update')
  return row?.id
}

type OfElector = Exclude<HolderNamed, { person: string }>

async function voterOf(tx: Tx, { tenantId, rollId }: Poll, named: OfElector): Promise<string | undefined> {
  const which =
    'elector' in named
      ? eq(t.elector.electorId, named.elector)
      : sql`${t.elector.dwellings} @> ${JSON.stringify([
          { building: named.building, unit: named.unit, room: named.room },
        ])}::jsonb`
  const [elector] = await tx
    .select({ id: t.elector.electorId, household: t.elector.householdId })
    .from(t.elector)
    .where(and(eq(t.elector.tenantId, tenantId), eq(t.elector.rollId, rollId), which))
  if (!elector) return undefined
  const people =
    elector.household === null
      ? await tx
          .select({ id: t.voter.personId })
          .from(t.voter)
          .where(
            and(
              eq(t.voter.tenantId, tenantId),
              eq(t.voter.rollId, rollId),
              eq(t.voter.electorId, elector.id),
              isNull(t.voter.endedAt),
            ),
          )
      : await tx
          .select({ id: t.householdMember.personId })
          .from(t.householdMember)
          .where(
            and(
              eq(t.householdMember.tenantId, tenantId),
              eq(t.householdMember.householdId, elector.household),
              eq(t.householdMember.state, 'active'),
            ),
          )
  return people.length === 1 ? people[0]!.id : undefined
}
