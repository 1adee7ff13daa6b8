import * as t from '@yishi/schema/tables'
import type { NoticeKind, ResultView } from '@yishi/schema/words'
import { and, asc, desc, eq, gt, isNotNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Poll } from '../poll/pollOf.ts'
import { questionResults } from '../poll/questionResults.ts'
import { questionView } from '../poll/questionView.ts'
import { readCorrections } from '../poll/readCorrections.ts'
import { tellingKinds } from './tellingKinds.ts'

/** A notice, as far as it decides which result it tells. */
interface Telling {
  kind: NoticeKind
  proposal: string | null
  issuedAt: Date
}

/**
 * What a vote came to, with its force, for a notice that tells it: as it stood when the notice was issued, whatever was corrected since. Null
 * for any other notice, and where nothing was counted.
 */
export async function readResult(
  db: Db,
  tenant: string,
  { kind, proposal, issuedAt }: Telling,
): Promise<ResultView | null> {
  if (proposal === null || !tellingKinds.includes(kind)) return null
  const [found] = await db
    .select()
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenant), eq(t.poll.proposalId, proposal), isNotNull(t.poll.countedAt)))
    .orderBy(desc(t.poll.stageSeq))
    .limit(1)
  if (!found?.result) return null
  const later = await firstCorrectionAfter(db, found, issuedAt)
  const counted = later?.was ?? found.result
  const corrections = await readCorrections(db, found)
  const overtaken = corrections.find(({ number }) => number === later?.number)
  return {
    poll: found.pollId,
    force: found.force,
    nonResponse: found.nonResponse,
    questions: found.questions.map(questionView),
    results: questionResults(counted, found.lots),
    channels: counted.channels,
    official: counted.official ?? null,
    corrections: corrections.filter(({ number }) => !later || number < later.number),
    overtaken: overtaken ? { at: overtaken.at, reason: overtaken.reason } : null,
  }
}

/** The first correction that came after a notice was issued: what stood before it is what the notice says. */
async function firstCorrectionAfter(db: Db, { tenantId, pollId }: Poll, issuedAt: Date) {
  const { number, was, correctedAt } = t.pollCorrection
  const [row] = await db
    .select({ number, was })
    .from(t.pollCorrection)
    .where(
      and(
        eq(t.pollCorrection.tenantId, tenantId),
        eq(t.pollCorrection.pollId, pollId),
        gt(correctedAt, issuedAt),
      ),
    )
    .orderBy(asc(number))
    .limit(1)
  return row
}
