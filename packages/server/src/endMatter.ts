import * as t from '@yishi/schema/tables'
import type { End } from '@yishi/schema/words'
import { type Change, update } from './change.ts'
import type { Matter } from './matter.ts'

/** An early end by somebody's word: the stage closes, the matter carries its end and the reason. */
export function endMatter(
  matter: Matter,
  { end, reason }: { end: End; reason: string },
  now: Date,
): Change[] {
  const { proposalId } = matter.proposal
  return [
    update(t.stage, { proposalId, seq: matter.stage!.seq }, { closedAt: now, outcome: end }),
    update(t.proposal, { proposalId }, { end, endReason: reason, endedAt: now }),
  ]
}
