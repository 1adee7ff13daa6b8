import { arriveInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'
import { lockSession, notOpen, presentAt } from '../session.ts'
import { holds } from '../who.ts'

/** 到会: a member comes into the room; by oneself, or by the clerk who sees it. Who left may come again. */
export const arrive = zoneAct({
  name: 'arrive',
  who: ['councillor', 'clerk'],
  input: arriveInput,
  load: (tx, { who }, [input]) => lockSession(tx, who.tenant, input!.session),
  decide({ session: sessionId, person: personId }, standing, { who, zone, now }) {
    const closed = notOpen(standing, zone)
    if (closed) return closed
    if (personId !== who.person && !holds(who, ['clerk'], zone))
      return refuse('not-your-role', undefined, 'person')
    if (!standing!.session.members.includes(personId)) return refuse('unknown-person', undefined, 'person')
    if (presentAt(standing!).has(personId)) return refuse('already-done')
    const seq = standing!.attendance.filter((row) => row.personId === personId).length
    const present = presentAt(standing!).size + 1
    return {
      ok: true,
      value: { present },
      changes: [insert(t.attendance, { sessionId, personId, seq, arrivedAt: now })],
      open: { session: sessionId, present },
      sealed: { person: personId },
    }
  },
})
