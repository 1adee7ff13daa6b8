import { canonicalJson, type Plain } from './canonicalJson.ts'
import type { PollRecord } from './pollRecord.ts'
import { objectOf } from './printedResult.ts'
import type { Contradiction } from './verify.ts'

/** What the log says has come of a poll: its last result, or none yet; and where it says so. */
export type StatedResult = { readonly index: number; readonly result: Plain | undefined }

/** What everybody is shown of a poll beside the log, as `/v/<poll>.json`; undefined where nothing is. */
export type PublishedPoll = (poll: string) => Promise<Plain | undefined>

/** The results that a log states, by poll, of every poll that it announced. */
export function statedResults(records: readonly PollRecord[]): Map<string, StatedResult> {
  const stated = new Map<string, StatedResult>()
  for (const { poll, announcement, results } of records) {
    const last = results.at(-1) ?? announcement
    if (last) stated.set(poll, { index: last.index, result: last.entry.open.result })
  }
  return stated
}

/**
 * Holds what everybody is shown of each poll against what the log states: every number of every question, the outcome, and how many
 * ballots came by which channel. How many polls were compared, or the first that is shown otherwise. A poll of which nothing is shown, as where
 * only a copy of the log is served, contradicts nothing.
 */
export async function comparePublished(
  stated: ReadonlyMap<string, StatedResult>,
  published: PublishedPoll,
): Promise<{ ok: true; compared: number } | ({ ok: false } & Contradiction)> {
  let compared = 0
  for (const [poll, { index, result }] of stated) {
    const shown = await published(poll)
    if (shown === undefined) continue
    if (canonical(shownOf(shown)) !== canonical(statedOf(result)))
      return { ok: false, code: 'published-differs', index, detail: poll }
    compared++
  }
  return { ok: true, compared }
}

/** A result as the log states it, in the terms in which it is shown. */
function statedOf(result: Plain | undefined): Plain {
  const { questions, channels } = objectOf(result) ?? {}
  return { results: Array.isArray(questions) ? questions.map(questionOf) : null, channels: channels ?? null }
}

function shownOf(poll: Plain): Plain {
  const { results, channels } = objectOf(poll) ?? {}
  return {
    results: Array.isArray(results) ? results.map(questionOf) : (results ?? null),
    channels: channels ?? null,
  }
}

function questionOf(value: Plain): Plain {
  const { key, outcome, votes, silent, conditions, strict, tally } = objectOf(value) ?? {}
  return { key, outcome, votes, silent, conditions, strict: strict ?? null, tally: tallyOf(tally) }
}

/** Where and how a lot was drawn is shown beside it; what the log states of it is all the rest. */
function tallyOf(tally: Plain | undefined): Plain {
  const { lots, ...others } = objectOf(tally) ?? {}
  if (!Array.isArray(lots)) return tally ?? null
  return { ...others, lots: lots.map((lot) => ({ ...objectOf(lot), place: undefined, how: undefined })) }
}

/** Whatever has no canonical text is like nothing that a log states. */
function canonical(value: Plain): string | undefined {
  try {
    return canonicalJson(value)
  } catch {
    return undefined
  }
}
