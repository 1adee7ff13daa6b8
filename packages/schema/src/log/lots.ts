import { canonicalJson, type Plain } from './canonicalJson.ts'
import type { PollRecord } from './pollRecord.ts'
import { type PrintedQuestion, readPrintedResult } from './printedResult.ts'
import { resultDigest } from './resultDigest.ts'
import type { Contradiction, LoggedEntry } from './verify.ts'

/** Whether an entry settles a tie, so that its result takes the place of the one before. */
export function isLot({ entry }: LoggedEntry): boolean {
  return entry.act === 'recordLot'
}

/**
 * Whether a result that a lot brought follows from the one before it: that one is named, in it just these options of just this question were
 * level, one of them was drawn before two witnesses, and no other question came to anything else.
 */
export function lotFault(
  { poll }: PollRecord,
  before: LoggedEntry,
  after: LoggedEntry,
): Contradiction | undefined {
  const { question, winner, among, witnesses, settles } = after.entry.open
  const wrong = (code: string) => ({ code, index: after.index, detail: poll })
  if (settles !== resultDigest(before.entry.open.result as Plain)) return wrong('result-twice')
  const was = readPrintedResult(before.entry.open.result)?.questions.find(({ key }) => key === question)
  const tally = was?.tally
  if (was?.outcome !== 'tied' || !tally) return wrong('lot-unfounded')
  const level = tally.tied ?? tally.winners
  const drawn =
    Array.isArray(among) && canonicalJson(among) === canonicalJson(level) && level.includes(String(winner))
  if (!drawn || typeof witnesses !== 'number' || witnesses < 2) return wrong('lot-unfounded')
  return canonicalJson(without(before, question)) === canonicalJson(without(after, question))
    ? undefined
    : wrong('lot-unfounded')
}

/** Whether each lot that a question's result rests on stands in the log, under the result or before it. */
export function areRecorded({ lots }: PollRecord, { key, tally }: PrintedQuestion, until: number): boolean {
  const named = tally?.lots ?? []
  return named.every((lot) =>
    lots.some(({ index, entry: { open } }) => {
      const { winner, among, drawnAt, witnesses } = open
      const recorded = canonicalJson({ winner, among, drawnAt, witnesses } as Plain)
      return index <= until && open.question === key && recorded === canonicalJson(lot as unknown as Plain)
    }),
  )
}

/** A result but for one of its questions. */
function without({ entry }: LoggedEntry, question: Plain | undefined): Plain {
  const result = entry.open.result as { readonly [key: string]: Plain }
  const questions = Array.isArray(result?.questions) ? result.questions : []
  const others = questions.filter((each) => (each as { key?: Plain }).key !== question)
  return { ...result, questions: others }
}
