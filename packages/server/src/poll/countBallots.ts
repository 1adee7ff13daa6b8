import { printTally } from '@yishi/schema/log'
import {
  type Counting,
  decideQuestion,
  formatArea,
  type Said,
  voices,
  type Weight,
} from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { and, count, eq, sql } from 'drizzle-orm'
import { type Db, rowsOf, type Tx } from '../db/db.ts'
import type { Poll } from './pollOf.ts'
import { ruleOfQuestion } from './questionView.ts'

/**
 * The result of a poll: the latest valid ballot of each elector over the frozen roll, counted by each question's method and decided by
 * its rule, both copied at its announcement; what is level is settled by the lots that were recorded.
 */
export async function countBallots(db: Db | Tx, poll: Poll): Promise<t.PollResult> {
  const [roll] = await db
    .select({ heads: t.roll.heads, area: t.roll.area, root: t.roll.root })
    .from(t.roll)
    .where(and(eq(t.roll.tenantId, poll.tenantId), eq(t.roll.rollId, poll.rollId)))
  const electorate = { heads: BigInt(roll!.heads), area: roll!.area }
  const said = await readSaid(db, poll)
  const silent = poll.nonResponse === 'absent' ? undefined : await weighSilentServed(db, poll)
  const counting = { nonResponse: poll.nonResponse, invalidParticipates: poll.invalidParticipates }
  return {
    roll: { heads: roll!.heads, area: formatArea(roll!.area), root: roll!.root ?? '' },
    channels: await countChannels(db, poll),
    questions: poll.questions.map((question) => {
      const { key } = question
      const figures = { electorate, said: said.get(key) ?? new Map(), silentServed: silent?.get(key) }
      return resultOf(question, figures, { counting, lots: poll.lots ?? [] })
    }),
  }
}

/** One question decided: its votes, what is silent, every condition, and what its method made of the ballots. */
export function resultOf(
  question: t.Question,
  figures: { electorate: Weight; said: Said; silentServed?: Weight | undefined },
  { counting, lots }: { counting: Counting; lots: readonly t.PollLot[] },
): t.PollResult['questions'][number] {
  const { key, method, options } = question
  const { electorate } = figures
  const decided = decideQuestion(
    { method, options: options.length, rule: ruleOfQuestion(question) },
    figures,
    { counting, lots: lots.filter((lot) => lot.question === key).map(publicLot) },
  )
  const { outcome, conditions, strict, votes, settled } = decided
  const cast = voices.reduce(
    (sum, voice) => ({ heads: sum.heads + votes[voice].heads, area: sum.area + votes[voice].area }),
    { heads: 0n, area: 0n },
  )
  return {
    key,
    outcome,
    votes: {
      for: printed(votes.for),
      against: printed(votes.against),
      abstain: printed(votes.abstain),
      invalid: printed(votes.invalid),
    },
    silent: printed({ heads: electorate.heads - cast.heads, area: electorate.area - cast.area }),
    conditions,
    ...(strict ? { strict } : {}),
    ...(settled ? { tally: printTally(settled) } : {}),
  }
}

/** What of a lot is public for ever. */
function publicLot({ winner, among, drawnAt, witnesses }: t.PollLot): t.QuestionTally['lots'][number] {
  return { winner, among, drawnAt, witnesses: witnesses.length }
}

function printed({ heads, area }: Weight): { heads: number; area: string } {
  return { heads: Number(heads), area: formatArea(area) }
}

/** By question, heads and area of everybody who said the same, added up in the database. */
async function readSaid(db: Db | Tx, { tenantId, pollId }: Poll): Promise<Map<string, Map<string, Weight>>> {
  const rows = await rowsOf<{ question: string; word: string; heads: string; area: string }>(
    db,
    sql`
      select c.key as question, c.value as word, sum(e.heads)::text as heads, sum(e.area)::text as area
      from ${t.ballot} b
      join ${t.elector} e
        on e.tenant_id = b.tenant_id and e.roll_id = b.roll_id and e.elector_id = b.elector_id
      cross join lateral jsonb_each_text(b.choices) c
      where b.tenant_id = ${tenantId} and b.poll_id = ${pollId} and b.replaced_by is null
      group by 1, 2`,
  )
  const said = new Map<string, Map<string, Weight>>()
  for (const { question, word, heads, area } of rows) {
    const words = said.get(question) ?? new Map<string, Weight>()
    said.set(question, words.set(word, { heads: BigInt(heads), area: BigInt(area) }))
  }
  return said
}

/**
 * By question, those who were served with the warning and of whom nothing came: no ballot, or a proxy's that was not mandated for it.
 */
async function weighSilentServed(
  db: Db | Tx,
  { tenantId, pollId, rollId, questions }: Poll,
): Promise<Map<string, Weight>> {
  const keys = JSON.stringify(questions.map((question) => question.key))
  const rows = await rowsOf<{ question: string; heads: string; area: string }>(
    db,
    sql`
      select q.key as question, coalesce(sum(e.heads), 0)::text as heads, coalesce(sum(e.area), 0)::text as area
      from jsonb_array_elements_text(${keys}::jsonb) q(key)
      left join ${t.elector} e on e.tenant_id = ${tenantId} and e.roll_id = ${rollId}
        and exists (
          select from ${t.service} s
          where s.tenant_id = e.tenant_id and s.poll_id = ${pollId} and s.elector_id = e.elector_id and s.warned
        )
        and not exists (
          select from ${t.ballot} b
          where b.tenant_id = e.tenant_id and b.poll_id = ${pollId} and b.elector_id = e.elector_id
            and b.replaced_by is null and jsonb_exists(b.choices, q.key)
        )
      group by q.key`,
  )
  return new Map(rows.map((row) => [row.question, { heads: BigInt(row.heads), area: BigInt(row.area) }]))
}

async function countChannels(db: Db | Tx, { tenantId, pollId }: Poll): Promise<t.PollResult['channels']> {
  const rows = await db
    .select({
      channel: t.ballot.channel,
      counts: sql<boolean>`${t.ballot.replacedBy} is null`,
      byProxy: sql<boolean>`${t.ballot.proxyId} is not null`,
      n: count(),
    })
    .from(t.ballot)
    .where(and(eq(t.ballot.tenantId, tenantId), eq(t.ballot.pollId, pollId)))
    .groupBy(t.ballot.channel, sql`2`, sql`3`)
  const number = (which: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(which).reduce((sum, row) => sum + row.n, 0)
  return {
    online: number((row) => row.counts && row.channel === 'online'),
    paper: number((row) => row.counts && row.channel === 'paper'),
    replaced: number((row) => !row.counts),
    proxy: number((row) => row.counts && row.byProxy),
  }
}
