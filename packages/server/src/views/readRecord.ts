import * as t from '@yishi/schema/tables'
import type { RecordLine } from '@yishi/schema/words'
import { and, asc, eq, notInArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** Done by many, one by one: the page shows their sums, the public log each of them. */
const quiet = [
  'second',
  'opine',
  'visit',
  'follow',
  'voteMotion',
  'cast',
  'handIn',
  'enterSheet',
  'confirmSheet',
  'recordService',
  'rate',
]
const most = 300

/** What happened with a matter, in its order: the open part of its log entries. */
export async function readRecord(db: Db, tenant: string, proposal: string): Promise<RecordLine[]> {
  const rows = await db
    .select({ at: t.logEntry.at, act: t.logEntry.act, index: t.logEntry.idx, body: t.logEntry.body })
    .from(t.logEntry)
    .where(
      and(
        eq(t.logEntry.tenantId, tenant),
        eq(t.logEntry.matter, proposal),
        notInArray(t.logEntry.act, quiet),
      ),
    )
    .orderBy(asc(t.logEntry.seq))
    .limit(most)
  return rows.map(({ at, act, index, body }) => ({
    at: at.toISOString(),
    act,
    index,
    open: (JSON.parse(body) as { open: Record<string, unknown> }).open,
  }))
}
