import { noFacts } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { StageFacts } from '@yishi/schema/words'
import { and, count, desc, eq, inArray, isNull, sum } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './db/db.ts'
import type { Matter } from './matter.ts'
import { parties } from './parties.ts'
import { readCarried } from './readCarried.ts'

/** What has happened in the stage that a matter is in, read from its rows under the lock. */
export async function factsOf(tx: Tx, matter: Matter): Promise<StageFacts> {
  const { proposal, stage } = matter
  const base: StageFacts = {
    ...noFacts,
    screening: proposal.screening?.decision ?? 'none',
    reopened: proposal.reopened,
  }
  if (!stage) return base
  switch (stage.kind) {
    case 'screen':
    case 'consult':
    case 'ask':
    case 'call':
      return base
    case 'publish':
      return { ...base, outcome: outcomeOf((await pollOf(tx, matter))?.result ?? null) }
    case 'study':
      return { ...base, study: await studyOf(tx, matter) }
    case 'appraise':
      return { ...base, ...(await appraisalFacts(tx, matter)) }
    case 'second':
      return { ...base, seconds: await tally(tx, t.second, ofProposal(t.second, proposal)) }
    case 'deliberate':
    case 'meet':
      return { ...base, ...(await councilFacts(tx, matter)) }
    case 'notice':
      return { ...base, ...(await noticeFacts(tx, matter)) }
    case 'preliminary':
      return {
        ...base,
        ...(await noticeFacts(tx, matter)),
        outcome: outcomeOf((await pollOf(tx, matter))?.result ?? null),
      }
    case 'poll':
      return { ...base, poll: (await pollOf(tx, matter)) ? 'announced' : 'none' }
    case 'count':
      return { ...base, ...(await countFacts(tx, matter)) }
    case 'act':
      return { ...base, ...(await taskFacts(tx, matter)) }
    case 'accept':
      return { ...base, ...(await acceptFacts(tx, matter)) }
    case 'rate':
      return { ...base, ...(await rateFacts(tx, matter)) }
  }
}

type Owned = PgTable & { tenantId: typeof t.stage.tenantId; proposalId: typeof t.stage.proposalId }

function ofProposal(table: object, proposal: Matter['proposal']) {
  const owned = table as Owned
  return and(eq(owned.tenantId, proposal.tenantId), eq(owned.proposalId, proposal.proposalId))
}

async function tally(tx: Tx, table: PgTable, where: ReturnType<typeof and>): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(table).where(where)
  return row!.n
}

/**
 * The parties sign the version that the council carried; one that does not exist is recorded as absent, so that each has its
 * row. A motion that failed has ended the matter, one without a quorum left it where it was.
 */
async function councilFacts(tx: Tx, matter: Matter) {
  const carried = await readCarried(tx, matter)
  if (!carried) return { motion: 'none' as const, signedOff: false }
  const signed = await tally(
    tx,
    t.signOff,
    and(ofProposal(t.signOff, matter.proposal), eq(t.signOff.planVersion, carried.version)),
  )
  return { motion: 'passed' as const, signedOff: signed >= parties.length }
}

async function noticeFacts(tx: Tx, { proposal, stage }: Matter) {
  const notices = await tx
    .select({ id: t.notice.noticeId, roll: t.notice.rollId })
    .from(t.notice)
    .where(
      and(ofProposal(t.notice, proposal), eq(t.notice.stageSeq, stage!.seq), isNull(t.notice.withdrawnAt)),
    )
  const objections = await tx
    .select({ outcome: t.objection.outcome })
    .from(t.objection)
    .innerJoin(
      t.notice,
      and(eq(t.notice.tenantId, t.objection.tenantId), eq(t.notice.noticeId, t.objection.noticeId)),
    )
    .where(and(ofProposal(t.objection, proposal), eq(t.notice.stageSeq, stage!.seq)))
  const rolls = notices.flatMap((notice) => notice.roll ?? [])
  const toRolls = await tally(
    tx,
    t.rollObjection,
    and(
      eq(t.rollObjection.tenantId, proposal.tenantId),
      inArray(t.rollObjection.rollId, ['', ...rolls]),
      isNull(t.rollObjection.outcome),
    ),
  )
  return {
    published: notices.length > 0,
    // A roll on inspection waits for the answers to what is held against it, as any text does.
    objectionsOpen: objections.filter((row) => row.outcome === null).length + toRolls,
    upheld: objections.some((row) => row.outcome === 'upheld'),
  }
}

async function studyOf(tx: Tx, { proposal, stage }: Matter): Promise<StageFacts['study']> {
  const [row] = await tx
    .select({ conclusion: t.study.conclusion })
    .from(t.study)
    .where(and(ofProposal(t.study, proposal), eq(t.study.stageSeq, stage!.seq)))
  return row?.conclusion ?? 'none'
}

/** Counted scores settle the appraisal, unless the first place is level and no lot was drawn. */
async function appraisalFacts(tx: Tx, { proposal }: Matter) {
  const [counted] = await tx
    .select({ winners: t.appraisalCount.winners, lot: t.appraisalCount.lot })
    .from(t.appraisalCount)
    .where(ofProposal(t.appraisalCount, proposal))
  const settled = counted && (counted.winners.length === 1 || counted.lot)
  return {
    ratings: await tally(tx, t.appraisal, ofProposal(t.appraisal, proposal)),
    outcome: settled ? ('passed' as const) : ('none' as const),
  }
}

async function pollOf(tx: Tx, { proposal }: Matter) {
  const [poll] = await tx
    .select()
    .from(t.poll)
    .where(ofProposal(t.poll, proposal))
    .orderBy(desc(t.poll.stageSeq))
    .limit(1)
  return poll
}

async function countFacts(tx: Tx, matter: Matter) {
  const poll = await pollOf(tx, matter)
  if (!poll) return { poll: 'skipped' as const }
  const batchesOpen = await tally(
    tx,
    t.paperBatch,
    and(
      eq(t.paperBatch.tenantId, poll.tenantId),
      eq(t.paperBatch.pollId, poll.pollId),
      isNull(t.paperBatch.enteredAt),
    ),
  )
  return { poll: 'announced' as const, batchesOpen, outcome: outcomeOf(poll.result) }
}

/**
 * A poll of several questions has passed where each of them has; it was quorate where each was. While one is level it has come to nothing
 * yet.
 */
export function outcomeOf(result: t.PollResult | null): StageFacts['outcome'] {
  if (!result) return 'none'
  const outcomes = result.questions.map((question) => question.outcome)
  if (outcomes.includes('tied')) return 'none'
  if (outcomes.includes('inquorate')) return 'inquorate'
  return outcomes.includes('failed') ? 'failed' : 'passed'
}

async function taskFacts(tx: Tx, { proposal }: Matter) {
  const round = and(ofProposal(t.task, proposal), eq(t.task.round, proposal.reopened))
  return {
    tasks: await tally(tx, t.task, round),
    tasksOpen: await tally(tx, t.task, and(round, isNull(t.task.doneAt))),
  }
}

async function acceptFacts(tx: Tx, { proposal }: Matter) {
  const words = await tx
    .select({ side: t.acceptance.side, verdict: t.acceptance.verdict })
    .from(t.acceptance)
    .where(and(ofProposal(t.acceptance, proposal), eq(t.acceptance.round, proposal.reopened)))
  const of = (side: 'proposer' | 'council') => {
    const word = words.find((row) => row.side === side)
    return word ? word.verdict === 'accepted' : null
  }
  return { proposerAccepts: of('proposer'), councilAccepts: of('council') }
}

async function rateFacts(tx: Tx, { proposal }: Matter) {
  const [row] = await tx
    .select({ n: count(), stars: sum(t.rating.stars) })
    .from(t.rating)
    .where(and(ofProposal(t.rating, proposal), eq(t.rating.round, proposal.reopened)))
  return { ratings: row!.n, stars: Number(row!.stars ?? 0) }
}
