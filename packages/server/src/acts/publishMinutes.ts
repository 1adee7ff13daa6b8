import { publishMinutesInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { lockSession } from '../session.ts'

/** 会议纪要: once a session is closed, and once for all; a correction is an act of its own. */
export const publishMinutes = zoneAct({
  name: 'publishMinutes',
  who: ['clerk'],
  input: publishMinutesInput,
  load: (tx, { who }, [input]) => lockSession(tx, who.tenant, input!.session),
  decide({ session: sessionId, text }, standing, { zone, now }) {
    if (standing?.session.zoneId !== zone) return refuse('unknown-session', undefined, 'session')
    const { closedAt, openedAt, cancelledAt, minutesAt, number } = standing.session
    if (cancelledAt) return refuse('session-closed')
    if (!closedAt) return refuse(openedAt ? 'session-open' : 'session-not-open')
    if (minutesAt) return refuse('already-done')
    return {
      ok: true,
      value: { session: sessionId },
      changes: [update(t.councilSession, { sessionId }, { minutes: text, minutesAt: now })],
      open: { session: sessionId, number },
      sealed: { text },
    }
  },
})
