import { type Plain, resultDigest } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import type { Accepted, Context } from '../act.ts'
import { insert, update } from '../change.ts'
import { outcomeOf } from '../facts.ts'
import type { Correcting } from './loadCorrecting.ts'

/** What an act that corrects a result answers. */
export interface Corrected {
  poll: string
  number: number
  outcome: ReturnType<typeof outcomeOf>
}

/**
 * Put a result in the place of the one that hangs. The earlier one is kept, and named in the log by its hash together with the objections that
 * it goes back to. The matter stays where it is: the corrected result hangs anew first.
 */
export function correctResult(
  { poll, was, wasCountedAt, upheld, changed, before }: Correcting,
  { result, reason }: { result: t.PollResult; reason: string },
  { who, now }: Context,
): Accepted<Corrected> {
  const { pollId } = poll
  const number = before + 1
  const objections = upheld.map(({ objectionId }) => objectionId)
  return {
    ok: true,
    value: { poll: pollId, number, outcome: outcomeOf(result) },
    changes: [
      insert(t.pollCorrection, {
        pollId,
        number,
        correctedAt: now,
        personId: who.person,
        reason,
        objections,
        sheets: changed,
        was,
        wasCountedAt,
      }),
      update(t.poll, { pollId }, { countedAt: now, result }),
    ],
    open: {
      poll: pollId,
      number,
      sheets: changed,
      objections,
      corrects: resultDigest(was as unknown as Plain),
      result: result as unknown as Plain,
    },
    sealed: { reason },
  }
}
