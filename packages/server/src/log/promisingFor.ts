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

/** Gives the codes and the signed promises for leaves, in their order. */
export type Promising = (leaves: readonly string[]) => Promised[]

/** Who promises in the name of a tenant's log; null where the tenant has none. Asked for before the leaves are there, so that nobody waits for it. */
export async function promisingFor(
  { db, keys }: { db: Db; keys: LogKeys },
  tenant: string,
): Promise<Promising | null> {
  const [log] = await db
    .select({ tenantId: t.log.tenantId, origin: t.log.origin, checkpoint: t.log.checkpoint })
    .from(t.log)
    .where(eq(t.log.tenantId, tenant))
  if (!log) return null
  const signer = signerOfLog(keys, log)
  const nonceOf = noncesOf(signer)
  return (leaves) =>
    leaves.map((text) => {
      const leaf = hashLeaf(Buffer.from(text))
      const nonce = nonceOf(leaf)
      return {
        receipt: receiptCode(leaf, nonce),
        promise: signPromise({ origin: log.origin, leaf, nonce }, signer, ...signer.before),
      }
    })
}
