import { addZoneInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'

/** 设立辖区: a zone below another. */
export const addZone = zoneAct({
  name: 'addZone',
  who: ['admin'],
  input: addZoneInput,
  load: (tx, { who }, [input]) =>
    tx.$count(t.zone, and(eq(t.zone.tenantId, who.tenant), eq(t.zone.zoneId, input!.below))),
  decide(input, standing) {
    const label = input.below.slice(input.zone.length + 1)
    if (!isWithin(input.below, input.zone) || label === '' || label.includes('.'))
      return refuse('input-invalid', undefined, 'below')
    if (standing > 0) return refuse('already-exists', undefined, 'below')
    const { below: zoneId, zone: parentId, level, name, telephone } = input
    return {
      ok: true,
      value: { zone: zoneId },
      changes: [insert(t.zone, { zoneId, parentId, level, name, telephone })],
      open: { below: zoneId, level, name },
    }
  },
})
