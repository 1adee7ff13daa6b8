import { processes } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { Process, ZoneId } from '@yishi/schema/words'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from './db/db.ts'
import { zonesAround } from './roleHolders.ts'

/** Which process is meant: as it stands at a zone. */
export interface ProcessAt {
  tenant: string
  zone: ZoneId
  key: string
}

/**
 * The process of a key as the nearest zone around has set it last, or as it ships, and whether nobody begins a matter under it any more;
 * undefined where there is none.
 */
export async function readProcess(
  db: Db | Tx,
  { tenant, zone, key }: ProcessAt,
): Promise<{ process: Process; retired: boolean } | undefined> {
  const [own] = await db
    .select({ process: t.communityProcess.process, retiredAt: t.communityProcess.retiredAt })
    .from(t.communityProcess)
    .where(
      and(
        eq(t.communityProcess.tenantId, tenant),
        inArray(t.communityProcess.zoneId, zonesAround(zone)),
        eq(t.communityProcess.key, key),
      ),
    )
    .orderBy(desc(sql`length(${t.communityProcess.zoneId})`), desc(t.communityProcess.version))
    .limit(1)
  if (own) return { process: own.process, retired: own.retiredAt !== null }
  const shipped = processes.find((process) => process.key === key)
  return shipped && { process: shipped, retired: false }
}
