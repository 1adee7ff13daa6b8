import * as t from '@yishi/schema/tables'
import { and, eq, max } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import { localYear } from '../localDay.ts'
import type { TenantNow } from '../tenantNow.ts'

/** 〔2026〕第3号. */
export interface NoticeNumber {
  year: number
  number: number
}

/**
 * The next number of a tenant's notices in its year. Whoever asks holds the tenant's row until the end of the transaction, so that two
 * never get the same one and none is left out; others may still refer to the tenant meanwhile.
 */
export async function nextNumber(tx: Tx, { tenantId, now, timeZone }: TenantNow): Promise<NoticeNumber> {
  await tx
    .select({ id: t.tenant.tenantId })
    .from(t.tenant)
    .where(eq(t.tenant.tenantId, tenantId))
    .for('no key update')
  const year = localYear(now, timeZone)
  const [last] = await tx
    .select({ number: max(t.notice.number) })
    .from(t.notice)
    .where(and(eq(t.notice.tenantId, tenantId), eq(t.notice.year, year)))
  return { year, number: (last?.number ?? 0) + 1 }
}
