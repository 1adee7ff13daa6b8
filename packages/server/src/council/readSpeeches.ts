import * as t from '@yishi/schema/tables'
import type { SpeechView } from '@yishi/schema/words'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Room } from './readRoom.ts'

/**
 * Those who spoke and those who wait for the floor, by motion: first who had it, in their order, then who asked, in theirs. A member who left
 * the room is not called up, and stands in the list again on coming back.
 */
export async function readSpeeches(db: Db, tenant: string, room: Room): Promise<Map<string, SpeechView[]>> {
  const rows = await db
    .select({
      id: t.speech.speechId,
      motion: t.speech.motionId,
      person: t.speech.personId,
      guest: t.speech.guest,
      startedAt: t.speech.startedAt,
      endedAt: t.speech.endedAt,
    })
    .from(t.speech)
    .where(
      and(eq(t.speech.tenantId, tenant), eq(t.speech.sessionId, room.session), isNull(t.speech.withdrawnAt)),
    )
    // Those who have not begun come last.
    .orderBy(asc(t.speech.turn), asc(t.speech.seq))
  const members = new Map(room.members.map((member) => [member.person, member]))
  const speeches = new Map<string, SpeechView[]>()
  for (const { motion, guest, startedAt, endedAt, ...row } of rows) {
    const member = row.person === null ? undefined : members.get(row.person)
    if (!startedAt && row.person !== null && !member?.present) continue
    const speech: SpeechView = {
      ...row,
      name: guest ?? member?.name ?? '',
      state: endedAt ? 'done' : startedAt ? 'speaking' : 'waiting',
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
    }
    speeches.set(motion, [...(speeches.get(motion) ?? []), speech])
  }
  return speeches
}
