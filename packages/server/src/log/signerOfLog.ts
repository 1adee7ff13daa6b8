import { parseNote } from '@yishi/schema/log'
import { KeyFault, type LogKeys, type LogSigner } from './keys.ts'

/** What of a log's row says which key is its own. */
export interface SignedLog {
  tenantId: string
  origin: string
  checkpoint: string | null
}

/**
 * The signer of a log. Its key is made with the first signature; a log that has signed once goes on under every key that signed its last
 * checkpoint or not at all, so that a key that was lost is never taken for one that was changed. A further key may stand before them. Throws a
 * {@link KeyFault}. Told by the keys' ids, as this is asked for every ballot; against accidents that is enough.
 */
export function signerOfLog(keys: LogKeys, log: SignedLog): LogSigner {
  if (log.checkpoint === null) return keys.makeSigner(log.tenantId, log.origin)
  const signer = keys.signerOf(log.tenantId, log.origin)
  if (!signer) throw new KeyFault(`the key of the log of ${log.tenantId} is not in the data folder`)
  const held = [signer, ...signer.before].map(({ vkey }) => vkey.id)
  const signed = parseNote(log.checkpoint)?.signatures.filter(({ name }) => name === log.origin) ?? []
  if (!signed.some(({ id }) => held.includes(id)))
    throw new KeyFault(`the key of the log of ${log.tenantId} is not the one that signed its last checkpoint`)
  if (!signed.every(({ id }) => held.includes(id)))
    throw new KeyFault(
      `one of the keys that signed the last checkpoint of the log of ${log.tenantId} is missing`,
    )
  return signer
}
