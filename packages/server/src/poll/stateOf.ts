import type { PollView } from '@yishi/schema/words'
import type { Poll } from './pollOf.ts'

/** How a poll stands at an instant: it follows from its instants and the clock. */
export function stateOf(
  poll: Pick<Poll, 'opensAt' | 'closesAt' | 'countedAt'>,
  now: Date,
): PollView['state'] {
  if (poll.countedAt) return 'counted'
  if (now < poll.opensAt) return 'announced'
  return now < poll.closesAt ? 'open' : 'counting'
}
