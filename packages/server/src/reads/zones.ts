import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { ZoneItem } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { read } from '../read.ts'
import { within } from '../within.ts'

/** 辖区: a zone and those below it, by name, for staff who put things into them. */
export const zones = read({
  name: 'zones',
  who: ['clerk', 'admin'],
  input: z.strictObject({ zone: zoneId }),
  async run(db, { zone }, { tenant: { tenantId } }) {
    const value: ZoneItem[] = await db
      .select({ zone: t.zone.zoneId, level: t.zone.level, name: t.zone.name })
      .from(t.zone)
      .where(and(eq(t.zone.tenantId, tenantId), within(t.zone.zoneId, zone)))
      .orderBy(asc(t.zone.zoneId))
    return { ok: true, value }
  },
})
