import {
  type Counting,
  decide,
  formatArea,
  type NamedRule,
  type Voice,
  type VoteCount,
  voices,
  type Weight,
} from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { and, count, eq, sql } from 'drizzle-orm'
import { type Db, rowsOf, type Tx } from '../db/db.ts'
import type { Poll } from './pollOf.ts'

/** The result of a poll: the latest valid ballot of each elector over the frozen roll, decided by the rule copied at its announcement. */
export async function countBallots(db: Db | Tx, poll: Poll): Promise<t.PollResult> {
  const [roll] = await db
    .select({ heads: t.roll.heads, area: t.roll.area, root: t.roll.root })
    .from(t.roll)
    .where(and(eq(t.roll.tenantId, poll.tenantId), eq(t.roll.rollId, poll.rollId)))
  const electorate = { heads: BigInt(roll!.heads), area: roll!.area }
  const tallies = await tallyBallots(db, poll)
  const silent = poll.nonResponse === 'absent' ? undefined : await weighSilentServed(db, poll)
  const counting = { nonResponse: poll.nonResponse, invalidParticipates: poll.invalidParticipates }
  return {
    roll: { heads: roll!.heads, area: formatArea(roll!.area), root: roll!.root ?? '' },
    channels: await countChannels(db, poll),
    questions: poll.questions.map((question) => {
      const votes = tallies(question.key)
      const silentServed = silent?.get(question.key)
      const figures = silentServed ? { electorate, votes, silentServed } : { electorate, votes }
      return resultOf(question, figures, counting)
    }),
  }
}

type Votes = Record<Voice, Weight>

/** One question decided: its votes, what is silent, every condition. */
export function resultOf(
  { key, rule }: t.Question,
  figures: VoteCount & { electorate: Weight; votes: Votes },
  counting: Counting,
): t.PollResult['questions'][number] {
  const { electorate, votes } = figures
  const { outcome, conditions, strict } = decide(rule as NamedRule, figures, counting)
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
  }
}

function printed({ heads, area }: Weight): { heads: number; area: string } {
  return { heads: Number(heads), area: formatArea(area) }
}

/** Heads and area of each voice on each question, added up in the database. */
async function tallyBallots(db: Db | Tx, { tenantId, pollId }: Poll): Promise<(question: string) => Votes> {
  const rows = await rowsOf<{ question: string; voice: Voice; heads: string; area: string }>(
    db,
    sql`
      select c.key as question, c.value as voice, sum(e.heads)::text as heads, sum(e.area)::text as area
      from ${t.ballot} b
      join ${t.elector} e
        on e.tenant_id = b.tenant_id and e.roll_id = b.roll_id and e.elector_id = b.elector_id
      cross join lateral jsonb_each_text(b.choices) c
      where b.tenant_id = ${tenantId} and b.poll_id = ${pollId} and b.replaced_by is null
      group by 1, 2`,
  )
  const weigh = (question: string, voice: Voice): Weight => {
    const row = rows.find((each) => each.question === question && each.voice === voice)
    return { heads: BigInt(row?.heads ?? 0), area: BigInt(row?.area ?? 0) }
  }
  return (question) => ({
    for: weigh(question, 'for'),
    against: weigh(question, 'against'),
    abstain: weigh(question, 'abstain'),
    invalid: weigh(question, 'invalid'),
  })
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
