import type * as t from '@yishi/schema/tables'
import type { SessionItem } from '@yishi/schema/words'

/** A session in a list, with the titles of what was on its agenda. */
export function sessionItem(row: typeof t.councilSession.$inferSelect, titles: string[]): SessionItem {
  return {
    id: row.sessionId,
    number: row.number,
    body: row.body,
    startsAt: row.startsAt.toISOString(),
    place: row.place,
    state: row.cancelledAt ? 'cancelled' : row.closedAt ? 'closed' : row.openedAt ? 'open' : 'called',
    changes: row.changes,
    titles,
    minutes: row.minutesAt !== null,
  }
}
