import { recordAttendanceInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { insert, update } from '../change.ts'
import { lockSession, notOpen, presentAt } from '../session.ts'

/** 签到: who came and who left, many at once, by the clerk at the door. */
export const recordAttendance = zoneAct({
  name: 'recordAttendance',
  who: ['clerk'],
  input: recordAttendanceInput,
  load: (tx, { who }, [input]) => lockSession(tx, who.tenant, input!.session),
  decide({ session: sessionId, arrived, left }, standing, { zone, now }) {
    const closed = notOpen(standing, zone)
    if (closed) return closed
    const { session, attendance } = standing!
    const members = new Set(session.members)
    const here = presentAt(standing!)
    const named = [...arrived, ...left]
    const lost = arrived.findIndex((one) => !members.has(one))
    if (lost >= 0) return refuse('unknown-person', undefined, `arrived.${lost}`)
    const absent = left.findIndex((one) => !here.has(one))
    if (absent >= 0) return refuse('not-present', undefined, `left.${absent}`)
    if (named.length === 0 || new Set(named).size < named.length)
      return refuse('input-invalid', undefined, 'arrived')
    const again = arrived.findIndex((one) => here.has(one))
    if (again >= 0) return refuse('already-done', undefined, `arrived.${again}`)
    const times = new Map<string, number>()
    for (const { personId } of attendance) times.set(personId, (times.get(personId) ?? 0) + 1)
    const present = here.size + arrived.length - left.length
    return {
      ok: true,
      value: { present },
      changes: [
        ...arrived.map((personId) =>
          insert(t.attendance, { sessionId, personId, seq: times.get(personId) ?? 0, arrivedAt: now }),
        ),
        ...left.map((personId) =>
          update(t.attendance, { sessionId, personId, seq: (times.get(personId) ?? 1) - 1 }, { leftAt: now }),
        ),
      ],
      open: { session: sessionId, present },
      sealed: { arrived, left },
    }
  },
})
