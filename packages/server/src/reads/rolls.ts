import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { RollItem } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { read } from '../read.ts'
import { readRollItems } from '../roll/readRollItems.ts'
import { within } from '../within.ts'

/** 名册: the rolls of a zone and of those below it. Totals, no entries. */
export const rolls = read({
  name: 'rolls',
  who: ['clerk', 'auditor'],
  input: z.strictObject({ zone: zoneId }),
  async run(db, { zone }, { tenant }) {
    const value: RollItem[] = await readRollItems(
      db,
      and(eq(t.roll.tenantId, tenant.tenantId), within(t.roll.zoneId, zone)),
    )
    return { ok: true, value }
  },
})
