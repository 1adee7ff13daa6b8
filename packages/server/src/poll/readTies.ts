import * as t from '@yishi/schema/tables'
import type { AssemblyView } from '@yishi/schema/words'
import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** Questions of a matter's poll that are level and wait for a lot, each with those among whom it is drawn. */
export async function readTies(
  db: Db,
  tenant: string,
  proposal: string,
): Promise<Pick<AssemblyView['ties'][number], 'winners' | 'of'>[]> {
  const { pollId, questions, result } = t.poll
  const [found] = await db
    .select({ pollId, questions, result })
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenant), eq(t.poll.proposalId, proposal)))
    .orderBy(desc(t.poll.stageSeq))
    .limit(1)
  if (!found?.result) return []
  const { pollId: poll, questions: asked } = found
  return found.result.questions.flatMap(({ key, outcome, tally }) => {
    const question = asked.find((one) => one.key === key)
    if (outcome !== 'tied' || !tally || !question) return []
    const among = tally.tied ?? tally.winners
    return {
      winners: among.map((digit) => ({ key: digit, text: question.options[Number(digit) - 1] ?? '' })),
      of: { poll, question: key, text: question.text, goesOut: tally.tied !== null },
    }
  })
}
