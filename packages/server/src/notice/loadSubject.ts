import * as t from '@yishi/schema/tables'
import { type NoticeKind, type Refused, refuse } from '@yishi/schema/words'
import { and, desc, eq } from 'drizzle-orm'
import type { Context, Facts } from '../act.ts'
import { type Change, update } from '../change.ts'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'
import { freezing, rereadRoot } from '../roll/freezing.ts'
import { lockRoll } from '../roll/lockRoll.ts'
import { openRollObjections } from '../roll/openRollObjections.ts'

/** What a notice is about beside its words: a roll, or what a vote came to. */
export type Subject = Awaited<ReturnType<typeof loadSubject>>

/** The roll that a notice names, locked, and the last poll of the matter. */
export async function loadSubject(tx: Tx, context: Context<Matter>, rollId: string | undefined) {
  const { tenantId, proposalId } = context.matter.proposal
  const roll = rollId === undefined ? null : ((await lockRoll(tx, context, rollId)) ?? null)
  const { pollId, force, result } = t.poll
  const [poll] = await tx
    .select({ pollId, force, result })
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenantId), eq(t.poll.proposalId, proposalId)))
    .orderBy(desc(t.poll.stageSeq))
    .limit(1)
  return {
    rollId,
    roll,
    frozen: roll ? await rereadRoot(tx, roll) : null,
    objections: roll ? await openRollObjections(tx, roll) : 0,
    poll: poll ?? null,
    correction: poll ? await lastCorrection(tx, tenantId, poll.pollId) : null,
  }
}

/** The last time that a result was corrected; null where it stands as it was counted first. */
async function lastCorrection(tx: Tx, tenantId: string, pollId: string) {
  const { number, reason } = t.pollCorrection
  const [last] = await tx
    .select({ number, reason })
    .from(t.pollCorrection)
    .where(and(eq(t.pollCorrection.tenantId, tenantId), eq(t.pollCorrection.pollId, pollId)))
    .orderBy(desc(number))
    .limit(1)
  return last ?? null
}

/** What its subject adds to a notice: changes, and figures for the log. */
export interface AboutSubject {
  ok: true
  rollId: string | undefined
  /** What the notice corrects, in words: it is marked as a correction. */
  correction?: string
  changes(closesAt: Date): Change[]
  open: Facts
}

/**
 * What a notice does to its subject. A roll lies open for inspection until the notice comes down; the call freezes it, so that its root and
 * totals stand in the notice; a preliminary or final result is named with its force.
 */
export function aboutSubject(
  kind: NoticeKind,
  { rollId, roll, frozen, objections, poll, correction }: Subject,
  { now, matter }: Context<Matter>,
): AboutSubject | Refused {
  const plain: AboutSubject = { ok: true, rollId: undefined, changes: () => [], open: {} }
  switch (kind) {
    case 'roll':
    case 'call': {
      if (rollId === undefined) return plain
      if (!roll) return refuse('unknown-roll', undefined, 'roll')
      if (!frozen) return refuse('roll-mismatch', undefined, 'roll')
      const { root: _, ...totals } = frozen
      if (kind === 'call') {
        if (objections > 0) return refuse('objections-open', { open: objections }, 'roll')
        return { ...plain, rollId, changes: () => freezing(roll, now), open: { roll: rollId, ...frozen } }
      }
      if (roll.frozenAt) return refuse('roll-frozen', undefined, 'roll')
      return {
        ...plain,
        rollId,
        changes: (objectionsUntil) => [
          update(t.roll, { rollId }, { publishedAt: roll.publishedAt ?? now, objectionsUntil }),
        ],
        open: { roll: rollId, ...totals },
      }
    }
    case 'preliminary':
    case 'result': {
      if (!poll?.result) return kind === 'preliminary' ? refuse('result-missing') : plain
      const { dueAt } = matter.stage!
      const outcomes = poll.result.questions.map(({ key, outcome }) => ({ key, outcome }))
      const late = dueAt !== null && now >= dueAt
      const open = { poll: poll.pollId, force: poll.force, outcomes, late, correction: correction?.number }
      return correction ? { ...plain, open, correction: correction.reason } : { ...plain, open }
    }
    case 'plan':
    case 'decision':
    case 'outcome':
    case 'funds':
    case 'other':
      return plain
  }
}
