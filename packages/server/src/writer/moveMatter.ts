import { advance } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { StageFacts, ZoneId } from '@yishi/schema/words'
import type { Context, Facts } from '../act.ts'
import { type Change, insert, update } from '../change.ts'
import type { Tx } from '../db/db.ts'
import { factsOf } from '../facts.ts'
import type { Matter } from '../matter.ts'

/** What moving a matter on adds to the rows and the open facts of the act that moved it. */
export interface Moved {
  changes: Change[]
  open: Facts
}

const noMove: Moved = { changes: [], open: {} }

/** Close the present stage and open what follows, as far as the facts carry the matter. */
export async function moveMatter(
  tx: Tx,
  { matter, now, due }: Pick<Context, 'matter' | 'now' | 'due'>,
  after: Partial<StageFacts> | undefined,
): Promise<Moved> {
  if (!after || !matter?.stage) return noMove
  const { proposal, stage } = matter as Matter & { stage: NonNullable<Matter['stage']> }
  const facts = { ...(await factsOf(tx, matter)), ...after }
  const over = stage.closesAt !== null && stage.closesAt <= now
  const step = advance(
    { process: proposal.process, position: stage.position, facts, over },
    { now, due: (period) => due(now, period) },
  )
  if (!step) return noMove
  const key = { proposalId: proposal.proposalId }
  const changes = [update(t.stage, { ...key, seq: stage.seq }, { closedAt: now, outcome: step.outcome })]
  let seq = stage.seq
  for (const { opening, outcome } of step.passed)
    changes.push(insert(t.stage, { ...key, seq: ++seq, ...opening, closedAt: now, outcome }))
  if (step.opening) changes.push(insert(t.stage, { ...key, seq: ++seq, ...step.opening }))
  if (step.end)
    changes.push(update(t.proposal, key, { end: step.end.end, endReason: step.end.reason, endedAt: now }))
  else if (step.reopens)
    changes.push(
      update(t.proposal, key, {
        reopened: proposal.reopened + 1,
        ...(step.outcome === 'raised' ? { raisedTo: zoneAbove(proposal.zoneId) } : {}),
      }),
    )
  const to = step.end ? `end:${step.end.end}:${step.end.reason}` : (step.opening?.kind ?? '')
  return { changes, open: { from: stage.kind, outcome: step.outcome, to } }
}

function zoneAbove(zone: ZoneId): ZoneId {
  const dot = zone.lastIndexOf('.')
  return dot < 0 ? zone : zone.slice(0, dot)
}
