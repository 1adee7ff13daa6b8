import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm'
import type { Context } from '../act.ts'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'
import { standingNotice } from '../notice/standingNotice.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { type Poll, pollOf } from './pollOf.ts'
import { readUpheld, type Upheld } from './readUpheld.ts'

/** What a correction of a result rests on. */
export interface Correcting {
  poll: Poll
  was: t.PollResult
  wasCountedAt: Date
  /** What was upheld against the notice that hangs, asks for a new count and has had none. */
  upheld: Upheld[]
  /** Sheets that are being read again, and those that were read otherwise for these objections. */
  running: number
  changed: number
  /** How many corrections there are. */
  before: number
}

/** A counted poll whose preliminary result is to be corrected. Throws a refusal where there is none. */
export async function loadCorrecting(
  tx: Tx,
  { matter }: Context<Matter>,
  wanted: string,
): Promise<Correcting> {
  const poll = await pollOf(tx, matter, wanted)
  if (!poll?.result || !poll.countedAt) throw new RefusalThrown(refuse('unknown-poll', undefined, 'poll'))
  const { tenantId, pollId, countedAt } = poll
  const notice = await standingNotice(tx, matter)
  const all = notice ? await readUpheld(tx, tenantId, notice.noticeId) : []
  if (all.length === 0) throw new RefusalThrown(refuse('objection-not-upheld'))
  const upheld = all.filter(({ recounted }) => !recounted)
  if (upheld.length === 0) throw new RefusalThrown(refuse('already-done'))
  const objections = upheld.map(({ objectionId }) => objectionId)
  const ofPoll = and(eq(t.rereading.tenantId, tenantId), eq(t.rereading.pollId, pollId))
  const [last] = await tx
    .select({ number: max(t.pollCorrection.number) })
    .from(t.pollCorrection)
    .where(and(eq(t.pollCorrection.tenantId, tenantId), eq(t.pollCorrection.pollId, pollId)))
  return {
    poll,
    was: poll.result,
    wasCountedAt: countedAt,
    upheld,
    running: await tx.$count(t.rereading, and(ofPoll, isNull(t.rereading.settledAt))),
    changed: await tx.$count(
      t.rereading,
      and(ofPoll, inArray(t.rereading.objectionId, objections), isNotNull(t.rereading.ballotId)),
    ),
    before: last?.number ?? 0,
  }
}
