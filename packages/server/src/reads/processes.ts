import { zoneId } from '@yishi/schema/input'
import { processes as shipped } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { ProcessItem } from '@yishi/schema/words'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { read } from '../read.ts'
import { zonesAround } from '../roleHolders.ts'
import { processItem } from '../views/processItem.ts'

const input = z.strictObject({ zone: zoneId })

/** 流程: those that hold at a zone, the shipped ones first. Anybody may read by which rules a community goes. */
export const processes = read({
  name: 'processes',
  who: null,
  input,
  async run(db, { zone }, { tenant }) {
    const rows = await db
      .select({
        key: t.communityProcess.key,
        zone: t.communityProcess.zoneId,
        version: t.communityProcess.version,
        process: t.communityProcess.process,
        at: t.communityProcess.at,
        retiredAt: t.communityProcess.retiredAt,
        retiredWhy: t.communityProcess.retiredWhy,
      })
      .from(t.communityProcess)
      .where(
        and(
          eq(t.communityProcess.tenantId, tenant.tenantId),
          inArray(t.communityProcess.zoneId, zonesAround(zone)),
        ),
      )
      .orderBy(desc(sql`length(${t.communityProcess.zoneId})`), desc(t.communityProcess.version))
    // The nearest zone's last version comes first, and stands.
    const standing = new Map<string, (typeof rows)[number]>()
    for (const row of rows) if (!standing.has(row.key)) standing.set(row.key, row)
    const own = [...standing.values()].filter((row) => !shipped.some((one) => one.key === row.key))
    const value: ProcessItem[] = [
      ...shipped.map((one) => processItem(standing.get(one.key) ?? null, one)),
      ...own.reverse().map((row) => processItem(row, null)),
    ]
    return { ok: true, value }
  },
})
