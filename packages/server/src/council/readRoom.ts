import * as t from '@yishi/schema/tables'
import type { MemberView } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { memberId } from '../meetingOf.ts'

/** Who may sit in a session, and who does. */
export interface Room {
  session: string
  members: MemberView[]
}

type SessionRow = Pick<typeof t.councilSession.$inferSelect, 'tenantId' | 'sessionId' | 'rollId' | 'members'>

/**
 * The members of a session in the order in which they were called, with who is in the room. Councillors have consented to their
 * full names when they were appointed; of a roll only staff may see who is on it.
 */
export async function readRoom(db: Db, row: SessionRow): Promise<Room> {
  const { tenantId, sessionId, members } = row
  const rows = await db
    .select({
      person: t.attendance.personId,
      arrivedAt: t.attendance.arrivedAt,
      leftAt: t.attendance.leftAt,
    })
    .from(t.attendance)
    .where(and(eq(t.attendance.tenantId, tenantId), eq(t.attendance.sessionId, sessionId)))
    .orderBy(asc(t.attendance.seq))
  const names = await readNames(db, row)
  const last = new Map(rows.map((one) => [one.person, one]))
  return {
    session: sessionId,
    members: members.map((person) => ({
      person,
      name: names.get(person) ?? '',
      present: last.get(person)?.leftAt === null,
      arrivedAt: last.get(person)?.arrivedAt.toISOString() ?? null,
    })),
  }
}

async function readNames(db: Db, { tenantId, rollId, members }: SessionRow): Promise<Map<string, string>> {
  if (rollId === null) {
    const people = await db
      .select({ person: t.person.personId, name: t.person.name })
      .from(t.person)
      .where(and(eq(t.person.tenantId, tenantId), inArray(t.person.personId, ['', ...members])))
    return new Map(people.map(({ person, name }) => [person, name ?? '']))
  }
  const electors = await db
    .select({ id: t.elector.electorId, label: t.elector.label })
    .from(t.elector)
    .where(and(eq(t.elector.tenantId, tenantId), eq(t.elector.rollId, rollId)))
  return new Map(electors.map(({ id, label }) => [memberId(rollId, id), label]))
}
