import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { Facts } from '../act.ts'
import { type Change, insert, update } from '../change.ts'
import { laterOf } from './laterOf.ts'
import type { LockedElector } from './lockElectors.ts'
import type { Poll } from './pollOf.ts'

/** A ballot that comes in, by either channel. */
export interface IncomingBallot {
  ballotId: string
  channel: 'online' | 'paper'
  choices: Record<string, string>
  castAt: Date
  personId: string | null
  sheetId: string | null
}

/** The rows and the facts of a ballot's entry. */
export interface PlacedBallot {
  changes: Change[]
  /** Whether it counts, rather than one that was cast later. */
  counts: boolean
  open: Facts
  sealed: Facts
}

/**
 * Put a ballot beside the one that counts so far, and mark the one that does not count from now on. Who voted is sealed apart
 * from choice and weight: erasing a person leaves the count whole.
 */
export function placeBallot(poll: Poll, elector: LockedElector, ballot: IncomingBallot): PlacedBallot {
  const { pollId, rollId } = poll
  const { standing } = elector
  const counts = !standing || laterOf(standing, ballot) === 'fresh'
  const replaces = standing && counts ? standing.ballotId : null
  const replacedBy = standing && !counts ? standing.ballotId : null
  const changes: Change[] = []
  // The old one first: at no time do two ballots of one elector count.
  if (replaces !== null)
    changes.push(update(t.ballot, { pollId, ballotId: replaces }, { replacedBy: ballot.ballotId }))
  changes.push(insert(t.ballot, { pollId, rollId, electorId: elector.electorId, ...ballot, replacedBy }))
  return {
    changes,
    counts,
    open: { poll: pollId, ballot: ballot.ballotId, channel: ballot.channel, replaces, replacedBy },
    sealed: {
      elector: elector.electorId,
      choice: { choices: ballot.choices, heads: elector.heads, area: formatArea(elector.area) },
    },
  }
}
