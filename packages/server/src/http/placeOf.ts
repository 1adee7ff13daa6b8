import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** What has an address of its own. */
export type Noun = 'notice' | 'proposal' | 'poll' | 'roll' | 'session'

/**
 * The zone of something by its id alone, for short addresses that fit under a QR code. Ids are random in 80 bits, so that no two
 * communities share one.
 */
export async function placeOf(db: Db, noun: Noun, id: string): Promise<{ zone: string } | null> {
  if (!/^[a-z0-9-]{1,80}$/.test(id)) return null
  const [row] = await find(db, noun, id)
  return row ?? null
}

function find(db: Db, noun: Noun, id: string): Promise<{ zone: string }[]> {
  switch (noun) {
    case 'notice':
      return db.select({ zone: t.notice.zoneId }).from(t.notice).where(eq(t.notice.noticeId, id)).limit(1)
    case 'proposal':
      return db
        .select({ zone: t.proposal.zoneId })
        .from(t.proposal)
        .where(eq(t.proposal.proposalId, id))
        .limit(1)
    case 'poll':
      return db.select({ zone: t.poll.zoneId }).from(t.poll).where(eq(t.poll.pollId, id)).limit(1)
    case 'roll':
      return db.select({ zone: t.roll.zoneId }).from(t.roll).where(eq(t.roll.rollId, id)).limit(1)
    case 'session':
      return db
        .select({ zone: t.councilSession.zoneId })
        .from(t.councilSession)
        .where(eq(t.councilSession.sessionId, id))
        .limit(1)
  }
}
