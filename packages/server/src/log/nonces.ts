import { createHash, createHmac } from 'node:crypto'
import { NONCE_BYTES, type Signer } from '@yishi/schema/log'

/**
 * The nonces of a log's promises, by leaf. They follow from the log's key, so that the same promise can be given again
 * without keeping anything, and nobody who reads the public log can tell a voter's code.
 */
export function noncesOf(signer: Signer): (leaf: Uint8Array) => Uint8Array {
  const secret = createHash('sha256')
    .update(signer.sign(Buffer.from('yishi-nonce/v1\n')))
    .digest()
  return (leaf) => new Uint8Array(createHmac('sha256', secret).update(leaf).digest().subarray(0, NONCE_BYTES))
}
