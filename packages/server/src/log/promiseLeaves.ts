import { hashLeaf, receiptCode, signPromise } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { LogKeys } from './keys.ts'
import { noncesOf } from './nonces.ts'
import { signerOfLog } from './signerOfLog.ts'

/** What somebody gets at once for an act that concerns them. */
export interface Promised {
  /** The code of the receipt, as in K7QM-4XWD-2P. */
  receipt: string
  /** A signed note: the log will hold this leaf. */
  promise: string
}

/** The codes and the signed promises for leaves of a tenant's log, in their order; null where the tenant has no log. */
export async function promiseLeaves(
  { db, keys }: { db: Db; keys: LogKeys },
  tenant: string,
  leaves: readonly string[],
): Promise<Promised[] | null> {
  const [log] = await db
    .select({ tenantId: t.log.tenantId, origin: t.log.origin, checkpoint: t.log.checkpoint })
    .from(t.log)
    .where(eq(t.log.tenantId, tenant))
  if (!log) return null
  const signer = signerOfLog(keys, log)
  const nonceOf = noncesOf(signer)
  return leaves.map((text) => {
    const leaf = hashLeaf(Buffer.from(text))
    const nonce = nonceOf(leaf)
    return {
      receipt: receiptCode(leaf, nonce),
      promise: signPromise({ origin: log.origin, leaf, nonce }, signer, ...signer.before),
    }
  })
}
