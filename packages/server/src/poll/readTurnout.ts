import { type ConditionResult, decide, formatArea, type Weight, weightless } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { PollView } from '@yishi/schema/words'
import { sql } from 'drizzle-orm'
import { type Db, rowsOf } from '../db/db.ts'
import type { Poll } from './pollOf.ts'
import { ruleOfQuestion } from './questionView.ts'

/**
 * Who took part so far, not how: each counting ballot is taken for an abstention, so that nothing of the choices shows. A paper
 * without a valid mark takes part where the assembly's rules say so.
 */
export async function readTurnout(db: Db, poll: Poll, electorate: Weight): Promise<PollView['turnout']> {
  const rows = await rowsOf<{ channel: 'online' | 'paper'; n: string; heads: string; area: string }>(
    db,
    sql`
      select b.channel, count(*)::text as n, sum(e.heads)::text as heads, sum(e.area)::text as area
      from ${t.ballot} b
      join ${t.elector} e
        on e.tenant_id = b.tenant_id and e.roll_id = b.roll_id and e.elector_id = b.elector_id
      where b.tenant_id = ${poll.tenantId} and b.poll_id = ${poll.pollId} and b.replaced_by is null
        and (${poll.invalidParticipates} or exists (
          select from jsonb_each_text(b.choices) c where c.value <> 'invalid'
        ))
      group by b.channel`,
  )
  const took = rows.reduce<Weight>(
    (sum, row) => ({ heads: sum.heads + BigInt(row.heads), area: sum.area + BigInt(row.area) }),
    weightless,
  )
  const of = (channel: string) => Number(rows.find((row) => row.channel === channel)?.n ?? 0)
  const figures = { electorate, votes: { for: weightless, against: weightless, abstain: took } }
  const conditions = poll.questions.flatMap(
    (question) =>
      decide(ruleOfQuestion(question), figures, { nonResponse: 'absent', invalidParticipates: false })
        .conditions,
  )
  return {
    participating: { heads: Number(took.heads), area: formatArea(took.area) },
    conditions: distinct(conditions.filter((condition) => condition.kind === 'quorum')),
    online: of('online'),
    paper: of('paper'),
  }
}

/** Questions whose rules ask for the same turnout ask for it once. */
function distinct(conditions: readonly ConditionResult[]): ConditionResult[] {
  const asked = ({ measure, comparison, threshold }: ConditionResult) =>
    [measure, comparison, threshold].join()
  return conditions.filter((one, i) => conditions.findIndex((other) => asked(other) === asked(one)) === i)
}
