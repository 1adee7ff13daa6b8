import type { LoggedEntry } from './verify.ts'

/** What the log says of one poll. */
export type PollRecord = {
  readonly poll: string
  /** The entry that announced it: roll, rule, force, mode, instants. */
  readonly announcement: LoggedEntry | undefined
  /** Every entry that brought a ballot, by either channel, in the order of the log. */
  readonly ballots: readonly LoggedEntry[]
  /** Every entry that states its result; a later one has to name the one before it. */
  readonly results: readonly LoggedEntry[]
  /** Every entry that upheld an objection for which the poll is counted again. */
  readonly upheld: readonly LoggedEntry[]
  /** Every lot that was drawn between options of one of its questions. */
  readonly lots: readonly LoggedEntry[]
}

/** The polls of a log, in the order in which it first speaks of them. An entry speaks of the poll that its open facts name. */
export function pollRecords(log: readonly LoggedEntry[]): PollRecord[] {
  const records = new Map<string, Growing>()
  for (const logged of log) {
    const { act, open } = logged.entry
    if (typeof open.poll !== 'string') continue
    const record: Growing = records.get(open.poll) ?? {
      poll: open.poll,
      announcement: undefined,
      ballots: [],
      results: [],
      upheld: [],
      lots: [],
    }
    records.set(open.poll, record)
    if (act === 'announcePoll') record.announcement ??= logged
    if (typeof open.ballot === 'string') record.ballots.push(logged)
    if (open.result !== undefined) record.results.push(logged)
    if (open.outcome === 'upheld' && open.effect === 'recount') record.upheld.push(logged)
    if (act === 'recordLot') record.lots.push(logged)
  }
  return [...records.values()]
}

type Growing = {
  poll: string
  announcement: LoggedEntry | undefined
  ballots: LoggedEntry[]
  results: LoggedEntry[]
  upheld: LoggedEntry[]
  lots: LoggedEntry[]
}
