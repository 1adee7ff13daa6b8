import { hashLeaf, receiptCode, signPromises } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { type ShortMemory, shortMemory } from '../http/shortMemory.ts'
import type { LogKeys } from './keys.ts'
import { noncesOf } from './nonces.ts'
import { type SignedLog, signerOfLog } from './signerOfLog.ts'

/** What somebody gets at once for an act that concerns them. */
export interface Promised {
  /** The code of the receipt, as in K7QM-4XWD-2P. */
  receipt: string
  /** By the log's signature: it will hold this leaf. */
  promise: string
}

/** Gives the codes and the signed promises for leaves, of which there is at least one, in their order. */
export type Promising = (leaves: readonly string[]) => Promised[]

/** What the log's row says of its key changes with a rotation alone, and the key itself is looked at each time. */
const milliseconds = 1000

const memories = new WeakMap<LogKeys, ShortMemory<SignedLog | null>>()

/** Who promises in the name of a tenant's log; null where the tenant has none. Asked for before the leaves are there, so that nobody waits for it. */
export async function promisingFor(
  { db, keys }: { db: Db; keys: LogKeys },
  tenant: string,
): Promise<Promising | null> {
  const memory = memories.get(keys) ?? shortMemory(milliseconds)
  memories.set(keys, memory)
  const log = await memory.get(tenant, () => readLog(db, tenant))
  if (!log) return null
  const signer = signerOfLog(keys, log)
  const nonceOf = noncesOf(signer)
  return (leaves) => {
    const promised = leaves.map((text) => {
      const leaf = hashLeaf(Buffer.from(text))
      return { leaf, nonce: nonceOf(leaf) }
    })
    const promises = signPromises(log.origin, promised, signer, ...signer.before)
    return promised.map(({ leaf, nonce }, i) => ({
      receipt: receiptCode(leaf, nonce),
      promise: promises[i]!,
    }))
  }
}

async function readLog(db: Db, tenant: string): Promise<SignedLog | null> {
  const [log] = await db
    .select({ tenantId: t.log.tenantId, origin: t.log.origin, checkpoint: t.log.checkpoint })
    .from(t.log)
    .where(eq(t.log.tenantId, tenant))
  return log ?? null
}
