import * as t from '@yishi/schema/tables'
import type { NoticeKind, ResultView } from '@yishi/schema/words'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { questionResults } from '../poll/questionResults.ts'

/** Kinds of notice that tell what a vote came to. */
const telling: readonly NoticeKind[] = ['preliminary', 'result', 'decision']

/** What a vote came to, with its force, for a notice that tells it; null for any other, and where nothing was counted. */
export async function readResult(
  db: Db,
  tenant: string,
  { kind, proposal }: { kind: NoticeKind; proposal: string | null },
): Promise<ResultView | null> {
  if (proposal === null || !telling.includes(kind)) return null
  const { pollId: poll, force, nonResponse, result } = t.poll
  const [found] = await db
    .select({ poll, force, nonResponse, result })
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenant), eq(t.poll.proposalId, proposal), isNotNull(t.poll.countedAt)))
    .orderBy(desc(t.poll.stageSeq))
    .limit(1)
  if (!found?.result) return null
  const { result: counted, ...plain } = found
  return {
    ...plain,
    results: questionResults(counted),
    channels: counted.channels,
    official: counted.official ?? null,
  }
}
