import { laterOf } from './laterOf.ts'
import type { SheetAtWork } from './loadSheet.ts'
import { type IncomingBallot, overruleBallot, type PlacedBallot, placeBallot } from './placeBallot.ts'

/** What somebody read on a sheet, and when it is recorded. */
interface Reading {
  ballotId: string
  choices: Record<string, string>
  now: Date
}

/**
 * The ballot that a sheet is, by the instant at which it was handed in. Where the sheet counts already and was misread, the right
 * reading takes its place; if nothing on it can be read after all, the ballot counts again that it had displaced, as a ballot of
 * its own, since nothing in the log is undone.
 */
export function placeReading(work: SheetAtWork, { ballotId, choices, now }: Reading): PlacedBallot {
  const { poll, sheet, elector, others } = work
  const { handedInAt: castAt, sheetId, proxyId } = sheet
  const ballot: IncomingBallot = {
    ballotId,
    channel: 'paper',
    choices,
    castAt,
    personId: null,
    sheetId,
    proxyId,
  }
  if (elector.standing?.sheetId !== sheetId) return placeBallot(poll, elector, { ballot, now })
  const stands = others.length > 0 ? lastOf(others, ballot) : ballot
  return overruleBallot(poll, elector, { ballot: stands === ballot ? ballot : { ...stands, ballotId }, now })
}

/** Of the elector's ballots by other ways and the sheet's right reading the one that counts; the sheet came after what it displaced. */
function lastOf(others: SheetAtWork['others'], reading: IncomingBallot): IncomingBallot {
  const other = others.reduce((standing, fresh) =>
    fresh.replacedBy === standing.ballotId || laterOf(standing, fresh) === 'standing' ? standing : fresh,
  )
  return laterOf(other, reading) === 'fresh' ? reading : copyOf(other)
}

/** What of a ballot makes a new one. */
function copyOf({ ballotId, channel, choices, castAt, personId, sheetId, proxyId }: IncomingBallot) {
  return { ballotId, channel, choices, castAt, personId, sheetId, proxyId }
}
