import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from './db/db.ts'
import { lockSession, notOpen, presentAt, type SessionNow } from './session.ts'
import { holds, type Who } from './who.ts'

type Speech = typeof t.speech.$inferSelect

/** A session as an act on its speakers sees it: locked, with everybody who asked for the floor. */
export interface FloorNow {
  standing: SessionNow | undefined
  speeches: Speech[]
  motions: { motionId: string; proposalId: string; closedAt: Date | null }[]
  recusals: { proposalId: string; personId: string }[]
}

/** Lock a session and read the list of its speakers. */
export async function lockFloor(tx: Tx, tenant: string, session: string): Promise<FloorNow> {
  const standing = await lockSession(tx, tenant, session)
  const speeches = await tx
    .select()
    .from(t.speech)
    .where(and(eq(t.speech.tenantId, tenant), eq(t.speech.sessionId, session)))
    .orderBy(asc(t.speech.seq))
  const motions = await tx
    .select({ motionId: t.motion.motionId, proposalId: t.motion.proposalId, closedAt: t.motion.closedAt })
    .from(t.motion)
    .where(and(eq(t.motion.tenantId, tenant), eq(t.motion.sessionId, session)))
  const proposals = motions.map(({ proposalId }) => proposalId)
  const recusals = await tx
    .select({ proposalId: t.recusal.proposalId, personId: t.recusal.personId })
    .from(t.recusal)
    .where(and(eq(t.recusal.tenantId, tenant), inArray(t.recusal.proposalId, ['', ...proposals])))
  return { standing, speeches, motions, recusals }
}

/** Why somebody is not heard on a motion now; null as the person is somebody who is no member. Undefined where they are. */
export function notHeard(
  { standing, motions, recusals }: FloorNow,
  motionId: string,
  personId: string | null,
): Refused | undefined {
  const motion = motions.find((one) => one.motionId === motionId)
  if (!motion) return refuse('unknown-motion', undefined, 'motion')
  if (motion.closedAt) return refuse('motion-closed')
  if (personId === null) return undefined
  if (!standing!.session.members.includes(personId)) return refuse('unknown-person', undefined, 'speaker')
  if (recusals.some((one) => one.personId === personId && one.proposalId === motion.proposalId))
    return refuse('recused')
  return presentAt(standing!).has(personId) ? undefined : refuse('not-present')
}

/** Whether somebody still waits for the floor. */
export function isWaiting({ startedAt, withdrawnAt }: Speech): boolean {
  return startedAt === null && withdrawnAt === null
}

/** Whether somebody has the floor. */
export function isSpeaking({ startedAt, endedAt }: Speech): boolean {
  return startedAt !== null && endedAt === null
}

/** The speech that an act is about, its session open; only the clerk acts for another. */
export function findSpeech(
  { standing, speeches }: FloorNow,
  speechId: string,
  { who, zone }: { who: Who; zone: string },
): { ok: true; value: Speech } | Refused {
  const closed = notOpen(standing, zone)
  if (closed) return closed
  const speech = speeches.find((one) => one.speechId === speechId)
  if (!speech) return refuse('unknown-speech', undefined, 'speech')
  if (speech.personId !== who.person && !holds(who, ['clerk'], zone)) return refuse('not-your-role')
  return { ok: true, value: speech }
}
