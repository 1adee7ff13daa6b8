import * as t from '@yishi/schema/tables'
import type { Answer } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'
import type { LogKeys } from './keys.ts'
import { acknowledge } from './receipt.ts'

/** An accepted act of somebody, by the key of their request. */
export interface Done {
  who: Who
  key: string
  answer: Answer<unknown> & { ok: true }
}

/** What an act answered, with the code of its receipt and the signed promise that the log will hold it. */
export async function acknowledgeAct(
  { db, keys }: { db: Db; keys: LogKeys },
  { who, key, answer }: Done,
): Promise<Answer<unknown>> {
  const [entry] = await db
    .select({ id: t.logEntry.entryId })
    .from(t.logEntry)
    .where(
      and(eq(t.logEntry.tenantId, who.tenant), eq(t.logEntry.actor, who.person), eq(t.logEntry.key, key)),
    )
  const wanted = { tenant: who.tenant, entryId: entry?.id ?? '', fields: [] }
  const acknowledged = await acknowledge({ db, keys }, wanted)
  if (!acknowledged) return answer
  const { code: receipt, promise } = acknowledged
  return { ok: true, value: { ...(answer.value as object), receipt, promise } }
}
