import type { Plain } from './canonicalJson.ts'
import type { PollRecord } from './pollRecord.ts'
import { resultDigest } from './resultDigest.ts'
import type { Contradiction, LoggedEntry } from './verify.ts'

/**
 * Whether a later result of a poll corrects the one before it: it names that one, and rests on objections that were upheld between the
 * two. Any other second result contradicts the first.
 */
export function recountFault(
  { poll, upheld }: PollRecord,
  before: LoggedEntry,
  after: LoggedEntry,
): Contradiction | undefined {
  const { corrects, objections } = after.entry.open
  if (corrects !== resultDigest(before.entry.open.result as Plain))
    return { code: 'result-twice', index: after.index, detail: poll }
  const rests =
    Array.isArray(objections) &&
    objections.length > 0 &&
    objections.every((objection) =>
      upheld.some(
        ({ index, entry }) =>
          entry.open.objection === objection && index > before.index && index < after.index,
      ),
    )
  return rests ? undefined : { code: 'recount-unfounded', index: after.index, detail: poll }
}

/**
 * Whether a ballot that came after the count is a sheet that was read again, for an objection that had been upheld by then.
 */
export function isReread({ upheld }: PollRecord, { index, entry }: LoggedEntry): boolean {
  const { channel, rereading, objection } = entry.open
  return (
    channel === 'paper' &&
    typeof rereading === 'string' &&
    upheld.some((each) => each.entry.open.objection === objection && each.index < index)
  )
}
