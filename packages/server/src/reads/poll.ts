import { id, zoneId } from '@yishi/schema/input'
import { formatArea, measures, measuresOf } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { type MyElector, type PollView, refuse } from '@yishi/schema/words'
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { whomToCall } from '../auth/whomToCall.ts'
import type { Db } from '../db/db.ts'
import { mayAct } from '../mayAct.ts'
import { findPoll } from '../poll/findPoll.ts'
import { freshUntil } from '../poll/freshUntil.ts'
import { myElectors } from '../poll/myElectors.ts'
import type { Poll } from '../poll/pollOf.ts'
import { questionResults } from '../poll/questionResults.ts'
import { questionView, ruleOfQuestion } from '../poll/questionView.ts'
import { readCorrections } from '../poll/readCorrections.ts'
import { readTurnout } from '../poll/readTurnout.ts'
import { stateOf } from '../poll/stateOf.ts'
import { type ReadContext, read } from '../read.ts'
import { readCheckpoint } from '../views/readCheckpoint.ts'

const input = z.union([
  z.strictObject({ zone: zoneId, poll: id }),
  z.strictObject({ zone: zoneId, proposal: id }),
])

/**
 * 表决详情: a poll whole. Anybody may read it: turnout while it runs, the result with every condition once it is counted, choices never.
 * Who is signed in sees for whom they may vote and what counts for these.
 */
export const poll = read({
  name: 'poll',
  who: null,
  input,
  async run(db, wanted, context) {
    const { now, zone } = context
    const { tenantId: tenant } = context.tenant
    const found = await findPoll(db, { tenant, zone }, wanted)
    if (!found) return refuse('unknown-poll', undefined, 'poll')
    const { proposalId, pollId, rollId } = found
    const roll = await readRollTotals(db, tenant, rollId)
    const { process, zoneName } = await readMatter(db, found)
    const used = new Set(found.questions.flatMap((question) => [...measuresOf(ruleOfQuestion(question))]))
    const { telephone } = await whomToCall(db, found.zoneId)
    const { heads, area, root, electors } = roll
    const value: PollView = {
      id: pollId,
      zone: found.zoneId,
      zoneName,
      proposal: proposalId,
      title: found.title,
      process: process.key,
      processBasis: process.basis,
      force: found.force,
      mode: found.mode,
      nonResponse: found.nonResponse,
      clause:
        found.nonResponse === 'absent' || found.clause === null
          ? null
          : { text: found.clauseText ?? '', document: found.clause },
      proxies: found.proxies,
      questions: found.questions.map(questionView),
      announcedAt: found.announcedAt.toISOString(),
      opensAt: found.opensAt.toISOString(),
      closesAt: found.closesAt.toISOString(),
      extensions: found.extensions,
      state: stateOf(found, now),
      now: now.toISOString(),
      paper: found.paper,
      measures: measures.filter((measure) => used.has(measure)),
      roll: { electors, heads, area: formatArea(area), root: root ?? '' },
      turnout: await readTurnout(db, found, { heads: BigInt(heads), area }),
      results: found.result && questionResults(found.result, found.lots),
      channels: found.result?.channels ?? null,
      official: found.result?.official ?? null,
      corrections: await readCorrections(db, found),
      plan: await readPlanOfPoll(db, found),
      notice: await readNoticeOfPoll(db, found),
      checkpoint: await readCheckpoint(db, tenant),
      mine: await readMine(db, found, context),
      telephone: `${telephone ?? ''}`,
    }
    return { ok: true, value }
  },
})

async function readRollTotals(db: Db, tenant: string, rollId: string) {
  const [roll] = await db
    .select({ heads: t.roll.heads, area: t.roll.area, root: t.roll.root })
    .from(t.roll)
    .where(and(eq(t.roll.tenantId, tenant), eq(t.roll.rollId, rollId)))
  const electors = await db.$count(
    t.elector,
    and(eq(t.elector.tenantId, tenant), eq(t.elector.rollId, rollId)),
  )
  return { ...roll!, electors }
}

async function readMatter(db: Db, { tenantId, proposalId }: Poll) {
  const [row] = await db
    .select({ process: t.proposal.process, zoneName: t.zone.name })
    .from(t.proposal)
    .innerJoin(t.zone, and(eq(t.zone.tenantId, t.proposal.tenantId), eq(t.zone.zoneId, t.proposal.zoneId)))
    .where(and(eq(t.proposal.tenantId, tenantId), eq(t.proposal.proposalId, proposalId)))
  return row!
}

/** The plan as it hung on notice. */
async function readPlanOfPoll(db: Db, { tenantId, proposalId }: Poll): Promise<PollView['plan']> {
  const { version, sentence, body, explanation } = t.plan
  const [plan] = await db
    .select({ version, sentence, body, explanation })
    .from(t.plan)
    .where(and(eq(t.plan.tenantId, tenantId), eq(t.plan.proposalId, proposalId), isNotNull(t.plan.frozenAt)))
    .orderBy(desc(version))
    .limit(1)
  return plan ?? null
}

/** The last notice that told of what is voted on. */
async function readNoticeOfPoll(db: Db, { tenantId, proposalId }: Poll): Promise<string | null> {
  const [notice] = await db
    .select({ id: t.notice.noticeId })
    .from(t.notice)
    .where(
      and(
        eq(t.notice.tenantId, tenantId),
        eq(t.notice.proposalId, proposalId),
        inArray(t.notice.kind, ['plan', 'call']),
        isNull(t.notice.withdrawnAt),
      ),
    )
    .orderBy(desc(t.notice.issuedAt))
    .limit(1)
  return notice?.id ?? null
}

async function readMine(db: Db, poll: Poll, { who, now, keys }: ReadContext): Promise<PollView['mine']> {
  if (!who) return null
  const [stage] = await db
    .select({ kind: t.stage.kind, opensAt: t.stage.opensAt, closesAt: t.stage.closesAt })
    .from(t.stage)
    .where(
      and(
        eq(t.stage.tenantId, poll.tenantId),
        eq(t.stage.proposalId, poll.proposalId),
        isNull(t.stage.closedAt),
      ),
    )
  const electors = await myElectors({ db, keys }, who, poll)
  const may = mayAct(who, { zone: poll.zoneId, stage: stage ?? null }, now)
  return {
    may: may.filter((act) => suits(act, poll, electors)),
    electors,
    freshUntil: freshUntil(who)?.toISOString() ?? null,
  }
}

/** Whether somebody could do an act on a poll for one of these electors; what clerks do on it depends on none. */
function suits(act: string, { force, proxies }: Poll, electors: readonly MyElector[]): boolean {
  const own = electors.filter((elector) => elector.held === null)
  switch (act) {
    case 'cast':
      return electors.length > 0 && force !== 'import-official'
    case 'grantProxy':
      return own.some((elector) => elector.given === null) && proxies > 0 && force !== 'import-official'
    case 'revokeProxy':
      return own.some((elector) => elector.given !== null)
    default:
      return true
  }
}
