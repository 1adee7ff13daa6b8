import * as t from '@yishi/schema/tables'
import type { SessionView } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { readCheckpoint } from '../views/readCheckpoint.ts'
import { holds, type Who } from '../who.ts'
import { readMotions } from './readMotions.ts'
import { readRoom } from './readRoom.ts'
import { sessionItem } from './sessionItem.ts'
import { sessionMay } from './sessionMay.ts'

/** Who looks, when, and at the sessions of which zone. */
export interface Looking {
  who: Who | null
  now: Date
  zone: { zoneId: string; tenantId: string; name: string }
}

/** A session whole. */
export async function readSession(
  db: Db,
  row: typeof t.councilSession.$inferSelect,
  { who, now, zone }: Looking,
): Promise<SessionView> {
  const { tenantId, sessionId } = row
  const room = await readRoom(db, row)
  const motions = await readMotions(db, tenantId, room)
  const corrections = await db
    .select({ text: t.minutesCorrection.text, at: t.minutesCorrection.at })
    .from(t.minutesCorrection)
    .where(and(eq(t.minutesCorrection.tenantId, tenantId), eq(t.minutesCorrection.sessionId, sessionId)))
    .orderBy(asc(t.minutesCorrection.seq))
  const item = sessionItem(
    row,
    motions.map((motion) => motion.proposalTitle),
  )
  const view = {
    ...item,
    zone: zone.zoneId,
    zoneName: zone.name,
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    members: room.members,
    due: room.members.length,
    here: room.members.filter((member) => member.present).length,
    motions,
    minutesText: row.minutes,
    minutesAt: row.minutesAt?.toISOString() ?? null,
    corrections: corrections.map(({ text, at }) => ({ text, at: at.toISOString() })),
    checkpoint: await readCheckpoint(db, tenantId),
  }
  const takesPart = who !== null && holds(who, ['clerk', 'councillor', 'property'], zone.zoneId)
  const shown = row.rollId === null || (who && holds(who, ['clerk'], zone.zoneId)) ? view : unnamed(view)
  return { ...shown, mine: takesPart ? { may: sessionMay(who, view, now), person: who.person } : null }
}

/** Without anybody's name: of a roll the public learns the figures alone. */
function unnamed<S extends Pick<SessionView, 'members' | 'motions'>>(session: S): S {
  return {
    ...session,
    members: [],
    motions: session.motions.map((one) => ({ ...one, recused: [], speeches: [] })),
  }
}
