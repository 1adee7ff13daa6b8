import { parseNote, type Signer } from '@yishi/schema/log'
import { KeyFault, type LogKeys } from './keys.ts'

/** What of a log's row says which key is its own. */
export interface SignedLog {
  tenantId: string
  origin: string
  checkpoint: string | null
}

/**
 * The signer of a log. Its key is made with the first signature; a log that has signed once goes on under the same key or
 * not at all. Throws a {@link KeyFault}. Told by the key's id, as this is asked for every ballot; against accidents that is enough.
 */
export function signerOfLog(keys: LogKeys, log: SignedLog): Signer {
  if (log.checkpoint === null) return keys.makeSigner(log.tenantId, log.origin)
  const signer = keys.signerOf(log.tenantId, log.origin)
  if (!signer) throw new KeyFault(`the key of the log of ${log.tenantId} is not in the data folder`)
  const { name, id } = signer.vkey
  if (!parseNote(log.checkpoint)?.signatures.some((line) => line.name === name && line.id === id))
    throw new KeyFault(`the key of the log of ${log.tenantId} is not the one that signed its last checkpoint`)
  return signer
}
