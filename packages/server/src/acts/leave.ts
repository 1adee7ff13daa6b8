import { leaveInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { lockSession, notOpen, presentAt } from '../session.ts'
import { holds } from '../who.ts'

/** 离会: a member leaves the room; by oneself, or by the clerk who sees it. */
export const leave = zoneAct({
  name: 'leave',
  who: ['councillor', 'clerk'],
  input: leaveInput,
  load: (tx, { who }, [input]) => lockSession(tx, who.tenant, input!.session),
  decide({ session: sessionId, person: personId }, standing, { who, zone, now }) {
    const closed = notOpen(standing, zone)
    if (closed) return closed
    if (personId !== who.person && !holds(who, ['clerk'], zone))
      return refuse('not-your-role', undefined, 'person')
    const here = standing!.attendance.find((row) => row.personId === personId && row.leftAt === null)
    if (!here) return refuse('not-present', undefined, 'person')
    const present = presentAt(standing!).size - 1
    return {
      ok: true,
      value: { present },
      changes: [update(t.attendance, { sessionId, personId, seq: here.seq }, { leftAt: now })],
      open: { session: sessionId, present },
      sealed: { person: personId },
    }
  },
})
