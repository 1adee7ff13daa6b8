import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, type ProposalView, refuse } from '@yishi/schema/words'
import { and, asc, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { whomToCall } from '../auth/whomToCall.ts'
import type { Db } from '../db/db.ts'
import { read } from '../read.ts'
import { asksOf } from '../views/asksOf.ts'
import { readAnswered, readAppraisal } from '../views/readAppraisal.ts'
import { picked, readAttachments } from '../views/readAttachments.ts'
import { readBoardItems } from '../views/readBoardItems.ts'
import { readDoors } from '../views/readDoors.ts'
import { readMine } from '../views/readMine.ts'
import { readMotionSummaries } from '../views/readMotionSummaries.ts'
import { readOpinions } from '../views/readOpinions.ts'
import { readPlans } from '../views/readPlans.ts'
import { readProposalItems } from '../views/readProposalItems.ts'
import { readRecord } from '../views/readRecord.ts'
import { readSignOffViews } from '../views/readSignOffViews.ts'
import { stageView } from '../views/stageView.ts'
import { holds } from '../who.ts'

const input = z.strictObject({ zone: zoneId, proposal: id })

/** 提议详情: one matter whole. Anybody may read it; who is signed in sees what is theirs, staff what concerns their work. */
export const proposal = read({
  name: 'proposal',
  who: null,
  input,
  async run(db, { proposal: proposalId }, { who, now, zone, tenant: place }) {
    const tenant = place.tenantId
    const [row] = await db
      .select()
      .from(t.proposal)
      .where(and(eq(t.proposal.tenantId, tenant), eq(t.proposal.proposalId, proposalId)))
    if (!row || !isWithin(row.zoneId, zone)) return refuse('unknown-proposal', undefined, 'proposal')
    const [item] = await readProposalItems(db, tenant, [proposalId])
    const stages = await db
      .select()
      .from(t.stage)
      .where(and(eq(t.stage.tenantId, tenant), eq(t.stage.proposalId, proposalId)))
      .orderBy(asc(t.stage.seq))
    const stage = stages.find((one) => one.closedAt === null) ?? null
    const staff = who !== null && holds(who, ['clerk', 'gridworker', 'councillor', 'admin'], row.zoneId)
    const { consent, ...screening } = row.screening ?? { consent: null }
    const ids = [...row.photos, ...(consent === null ? [] : [consent])]
    const papers = await readAttachments(db, { tenant, ids, staff })
    const motions = await readMotionSummaries(db, tenant, proposalId)
    const signOffs = await readSignOffViews(db, tenant, [proposalId])
    const carried = motions.some((motion) => motion.outcome === 'passed')
    const signed = carried ? signOffs.map((one) => one.party) : null
    const secondStage = row.process.stages.find((spec) => spec.kind === 'second')
    const { telephone } = await whomToCall(db, row.zoneId)
    const poll = await lastPoll(db, tenant, proposalId)
    const value: ProposalView = {
      ...item!,
      body: row.body,
      place: row.place,
      photos: picked(papers, row.photos),
      processTitle: row.process.title,
      processBasis: row.process.basis,
      stages: stages.map(stageView),
      screening: row.screening && {
        ...row.screening,
        ...screening,
        consent: papers.get(consent ?? '') ?? null,
      },
      seconds: await db.$count(
        t.second,
        and(eq(t.second.tenantId, tenant), eq(t.second.proposalId, proposalId)),
      ),
      secondsNeeded: secondStage?.seconds ?? null,
      ...(await readOpinions(db, tenant, proposalId)),
      plans: await readPlans(db, tenant, proposalId),
      ...(await readDoors(db, { tenant, zone: row.zoneId, proposal: proposalId, who })),
      motions,
      signOffs: signOffs.map(({ party, stance, at }) => ({ party, stance, at })),
      notices: await readBoardItems(db, place, { where: eq(t.notice.proposalId, proposalId), most: 50 }),
      poll: poll?.id ?? null,
      asks: asksOf(row.process, stage?.position),
      appraisal: await readAppraisal(db, row, who),
      answered: await readAnswered(db, row, who),
      follows: await titled(db, tenant, eq(t.proposal.proposalId, row.follows ?? '')),
      followedBy: await titled(db, tenant, eq(t.proposal.follows, proposalId)),
      mergedInto: await titled(db, tenant, eq(t.proposal.proposalId, row.mergedInto ?? '')),
      reopened: row.reopened,
      record: await readRecord(db, tenant, proposalId),
      mine: who && (await readMine(db, who, { proposal: row, stage, now, signed })),
      telephone: `${telephone ?? ''}`,
    }
    return { ok: true, value }
  },
})

/** The matter's poll, the last one where there were several. */
async function lastPoll(db: Db, tenant: string, proposalId: string) {
  const [poll] = await db
    .select({ id: t.poll.pollId })
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenant), eq(t.poll.proposalId, proposalId)))
    .orderBy(desc(t.poll.stageSeq))
    .limit(1)
  return poll ?? null
}

/** Another matter by its title. */
async function titled(
  db: Db,
  tenant: string,
  which: ReturnType<typeof eq>,
): Promise<{ id: string; title: string } | null> {
  const [other] = await db
    .select({ id: t.proposal.proposalId, title: t.proposal.title })
    .from(t.proposal)
    .where(and(eq(t.proposal.tenantId, tenant), which))
    .orderBy(desc(t.proposal.createdAt))
    .limit(1)
  return other ?? null
}
