import { ruleIn } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { ConditionView, MotionView } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { countMotion } from '../countMotion.ts'
import type { Db } from '../db/db.ts'
import { readSignOffViews } from '../views/readSignOffViews.ts'
import type { Room } from './readRoom.ts'
import { readSpeeches } from './readSpeeches.ts'

/** The motions of a session with their votes; while a motion runs, its base and presence are those of the room. */
export async function readMotions(db: Db, tenant: string, room: Room): Promise<MotionView[]> {
  const motions = await db
    .select({
      id: t.motion.motionId,
      item: t.motion.item,
      proposal: t.motion.proposalId,
      proposalTitle: t.proposal.title,
      process: t.proposal.process,
      text: t.motion.text,
      planVersion: t.motion.planVersion,
      position: t.motion.position,
      putAt: t.motion.putAt,
      closedAt: t.motion.closedAt,
      result: t.motion.result,
    })
    .from(t.motion)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.motion.tenantId), eq(t.proposal.proposalId, t.motion.proposalId)),
    )
    .where(and(eq(t.motion.tenantId, tenant), eq(t.motion.sessionId, room.session)))
    .orderBy(asc(t.motion.item))
  const proposals = motions.map((motion) => motion.proposal)
  const recusals = await readRecusals(db, tenant, proposals)
  const votes = await readVotes(
    db,
    tenant,
    motions.map((motion) => motion.id),
  )
  const signOffs = await readSignOffViews(db, tenant, proposals)
  const speeches = await readSpeeches(db, tenant, room)
  return motions.map(({ process, position, putAt, closedAt, result, ...motion }): MotionView => {
    const recused = recusals.filter(
      (one) => one.proposal === motion.proposal && room.members.some(({ person }) => person === one.person),
    )
    const out = new Set(recused.map((one) => one.person))
    const cast = votes.filter((vote) => vote.motion === motion.id && !out.has(vote.person))
    const now = figures(result) ?? countNow({ process, position }, { room, out }, cast)
    const carried = result?.outcome === 'passed'
    return {
      ...motion,
      state: closedAt ? 'closed' : putAt ? 'open' : 'waiting',
      putAt: putAt?.toISOString() ?? null,
      closedAt: closedAt?.toISOString() ?? null,
      recused: recused.map(({ proposal: _, name, ...one }) => ({
        ...one,
        name: name || (room.members.find(({ person }) => person === one.person)?.name ?? ''),
      })),
      speeches: (speeches.get(motion.id) ?? []).filter(
        ({ state, person }) => state !== 'waiting' || !(closedAt || (person && out.has(person))),
      ),
      votes: cast.map(({ motion: _, ...vote }) => vote),
      result: result && { ...result, conditions: result.conditions as ConditionView[] },
      signOffs: carried
        ? signOffs
            .filter((one) => one.proposal === motion.proposal && one.version === motion.planVersion)
            .map(({ party, stance, at }) => ({ party, stance, at }))
        : [],
      ...now,
    }
  })
}

type Standing = Pick<MotionView, 'base' | 'present' | 'quorate' | 'quorum'>

/** The condition on attendance among those of a result. */
const quorumOf = (conditions: unknown[]): ConditionView | undefined =>
  (conditions as ConditionView[]).find((condition) => condition.kind === 'quorum')

/** A closed motion has the figures that were fixed. */
function figures(result: t.MotionResult | null): Standing | null {
  if (!result) return null
  const { members, recused, present, outcome, conditions } = result
  return {
    base: members - recused,
    present,
    quorate: outcome !== 'inquorate',
    quorum: quorumOf(conditions),
  }
}

function countNow(
  { process, position }: { process: typeof t.proposal.$inferSelect.process; position: number | null },
  { room, out }: { room: Room; out: ReadonlySet<string> },
  votes: readonly { person: string; choice: 'for' | 'against' | 'abstain' }[],
): Standing {
  // The council deliberates at the one place for it; a meeting is called for a place of its own.
  const spec = process.stages.find((one, at) =>
    position === null ? one.kind === 'deliberate' : at === position,
  )
  const rule = spec && 'rule' in spec ? ruleIn(process, spec.rule) : undefined
  const members = room.members.map((member) => member.person)
  const present = new Set(room.members.filter((member) => member.present).map((member) => member.person))
  const base = members.filter((person) => !out.has(person)).length
  if (!rule) return { base, present: 0, quorate: false }
  const result = countMotion(rule, { members, recused: out, present }, votes)
  return {
    base,
    present: result.present,
    quorate: result.outcome !== 'inquorate',
    quorum: quorumOf(result.conditions),
  }
}

async function readRecusals(db: Db, tenant: string, proposals: readonly string[]) {
  const rows = await db
    .select({
      proposal: t.recusal.proposalId,
      person: t.recusal.personId,
      name: t.person.name,
      reason: t.recusal.reason,
    })
    .from(t.recusal)
    .leftJoin(
      t.person,
      and(eq(t.person.tenantId, t.recusal.tenantId), eq(t.person.personId, t.recusal.personId)),
    )
    .where(and(eq(t.recusal.tenantId, tenant), inArray(t.recusal.proposalId, ['', ...proposals])))
    .orderBy(asc(t.recusal.at))
  return rows.map((row) => ({ ...row, name: row.name ?? '' }))
}

async function readVotes(db: Db, tenant: string, motions: readonly string[]) {
  const rows = await db
    .select({
      motion: t.motionVote.motionId,
      person: t.motionVote.personId,
      name: t.person.name,
      choice: t.motionVote.choice,
    })
    .from(t.motionVote)
    .innerJoin(
      t.person,
      and(eq(t.person.tenantId, t.motionVote.tenantId), eq(t.person.personId, t.motionVote.personId)),
    )
    .where(and(eq(t.motionVote.tenantId, tenant), inArray(t.motionVote.motionId, ['', ...motions])))
    .orderBy(asc(t.motionVote.at), asc(t.motionVote.personId))
  return rows.map((row) => ({ ...row, name: row.name ?? '' }))
}
