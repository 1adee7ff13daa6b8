import * as t from '@yishi/schema/tables'
import type { MemberView } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** Who may sit in a session, and who does; under their full names, having consented when they were appointed. */
export interface Room {
  session: string
  members: MemberView[]
}

/** The members of a session in the order in which they were called, with who is in the room. */
export async function readRoom(
  db: Db,
  tenant: string,
  { session, members }: { session: string; members: readonly string[] },
): Promise<Room> {
  const people = await db
    .select({ person: t.person.personId, name: t.person.name })
    .from(t.person)
    .where(and(eq(t.person.tenantId, tenant), inArray(t.person.personId, ['', ...members])))
  const rows = await db
    .select({
      person: t.attendance.personId,
      arrivedAt: t.attendance.arrivedAt,
      leftAt: t.attendance.leftAt,
    })
    .from(t.attendance)
    .where(and(eq(t.attendance.tenantId, tenant), eq(t.attendance.sessionId, session)))
    .orderBy(asc(t.attendance.seq))
  const names = new Map(people.map(({ person, name }) => [person, name ?? '']))
  const last = new Map(rows.map((row) => [row.person, row]))
  return {
    session,
    members: members.map((person) => ({
      person,
      name: names.get(person) ?? '',
      present: last.get(person)?.leftAt === null,
      arrivedAt: last.get(person)?.arrivedAt.toISOString() ?? null,
    })),
  }
}
