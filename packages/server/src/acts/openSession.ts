import { openSessionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { lockSession } from '../session.ts'

/** 开会: not before the hour for which the members were called. */
export const openSession = zoneAct({
  name: 'openSession',
  who: ['clerk'],
  input: openSessionInput,
  load: (tx, { who }, [input]) => lockSession(tx, who.tenant, input!.session),
  decide({ session: sessionId }, standing, { zone, now }) {
    if (standing?.session.zoneId !== zone) return refuse('unknown-session', undefined, 'session')
    const { closedAt, openedAt, startsAt, number } = standing.session
    if (closedAt) return refuse('session-closed')
    if (openedAt) return refuse('already-done')
    if (now < startsAt) return refuse('session-not-open', { startsAt: startsAt.toISOString() })
    return {
      ok: true,
      value: { session: sessionId },
      changes: [update(t.councilSession, { sessionId }, { openedAt: now })],
      open: { session: sessionId, number },
    }
  },
})
