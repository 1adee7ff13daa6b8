import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { Facts } from '../act.ts'
import { type Change, insert, update } from '../change.ts'
import { isValid, laterOf } from './laterOf.ts'
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
  proxyId: string | null
}

/** The rows and the facts of a ballot's entry. */
export interface PlacedBallot {
  changes: Change[]
  /** Whether it counts, rather than one that was cast later. */
  counts: boolean
  open: Facts
  sealed: Facts
}

/** A ballot and the instant at which it is recorded. */
interface Incoming {
  ballot: IncomingBallot
  now: Date
}

/** Put a ballot beside the one that counts so far, and mark the one that does not count from now on. */
export function placeBallot(poll: Poll, elector: LockedElector, { ballot, now }: Incoming): PlacedBallot {
  const { standing } = elector
  const counts = !standing || laterOf(standing, ballot) === 'fresh'
  return place(poll, elector, { ballot, now, counts })
}

/** Put a ballot in the place of the one that counts so far, whatever that is: the sheet that it came from was misread. */
export function overruleBallot(poll: Poll, elector: LockedElector, incoming: Incoming): PlacedBallot {
  return place(poll, elector, { ...incoming, counts: true })
}

/**
 * Who voted is sealed apart from choice and weight: erasing a person leaves the count whole. Voting oneself ends the mandate that
 * stands.
 */
function place(
  poll: Poll,
  { electorId, standing, mandate, heads, area }: LockedElector,
  { ballot, now, counts }: Incoming & { counts: boolean },
): PlacedBallot {
  const { pollId, rollId } = poll
  const replaces = standing && counts ? standing.ballotId : null
  const replacedBy = standing && !counts ? standing.ballotId : null
  const changes: Change[] = []
  // The old one first: at no time do two ballots of one elector count.
  if (replaces !== null)
    changes.push(update(t.ballot, { pollId, ballotId: replaces }, { replacedBy: ballot.ballotId }))
  changes.push(insert(t.ballot, { pollId, rollId, electorId, ...ballot, replacedBy }))
  const ends = mandate !== null && ballot.proxyId === null && isValid(ballot) ? mandate.proxyId : undefined
  if (ends !== undefined)
    changes.push(update(t.proxy, { pollId, proxyId: ends }, { endedAt: now, ended: 'voted' }))
  return {
    changes,
    counts,
    open: {
      poll: pollId,
      ballot: ballot.ballotId,
      channel: ballot.channel,
      replaces,
      replacedBy,
      proxy: ballot.proxyId ?? undefined,
      endsProxy: ends,
    },
    sealed: {
      elector: electorId,
      choice: { choices: ballot.choices, heads, area: formatArea(area) },
    },
  }
}
