import type { SessionView } from '@yishi/schema/words'
import type { Drawn } from '../page.ts'
import { printWordsOf } from '../printWordsOf.ts'

/** What the minutes of a session are called: by the body that met, and which of its sessions it was. */
export function minutesTitle(
  { zoneName, body, number }: Pick<SessionView, 'zoneName' | 'body' | 'number'>,
  drawn: Drawn,
): string {
  const print = printWordsOf(drawn)
  return print.minutesTitle(zoneName, print.bodies[body], number)
}
