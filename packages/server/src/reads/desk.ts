import { zoneId } from '@yishi/schema/input'
import { type DeskItem, type DeskView, grantableRoles } from '@yishi/schema/words'
import { z } from 'zod'
import { deskOf } from '../desk/deskOf.ts'
import { readWork } from '../desk/readWork.ts'
import { read } from '../read.ts'
import { holds } from '../who.ts'

const input = z.strictObject({
  zone: zoneId,
  overdue: z.boolean().default(false),
  after: z.string().regex(/^\d+$/).max(10).optional(),
})
const part = 50

/** 工作台: what waits for whoever asks, by their roles here, the most pressing first. */
export const desk = read({
  name: 'desk',
  who: grantableRoles,
  input,
  async run(db, { zone, overdue, after }, { who, now }) {
    const roles = grantableRoles.filter((role) => holds(who!, [role], zone))
    const all = deskOf(await readWork(db, zone, now), { roles, person: who!.person, now }).sort(byPressure)
    const wanted = overdue ? all.filter((item) => item.overdue) : all
    const from = Number.parseInt(after ?? '0', 10)
    const value: DeskView = {
      items: wanted.slice(from, from + part),
      total: wanted.length,
      next: from + part < wanted.length ? String(from + part) : null,
      overdue: all.filter((item) => item.overdue).length,
      roles,
    }
    return { ok: true, value }
  },
})

/** What has a due time comes before what has none; then the earlier. */
function byPressure(a: DeskItem, b: DeskItem): number {
  const at = (item: DeskItem) => item.dueAt ?? `9${item.since}`
  return at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0
}
