import { createHash, createHmac } from 'node:crypto'
import { NONCE_BYTES, type Signer } from '@yishi/schema/log'
import type { LogSigner } from './keys.ts'

const secrets = new WeakMap<Signer, Buffer>()

/** What the nonces of a log are made of; it follows from the log's key, and a signature is dear. */
function secretOf(signer: Signer): Buffer {
  const known = secrets.get(signer)
  if (known) return known
  const secret = createHash('sha256')
    .update(signer.sign(Buffer.from('yishi-nonce/v1\n')))
    .digest()
  secrets.set(signer, secret)
  return secret
}

/**
 * The nonces of a log's promises, by leaf. They follow from the log's key, so that the same promise can be given again
 * without keeping anything, and nobody who reads the public log can tell a voter's code.
 */
export function noncesOf(signer: Signer | LogSigner): (leaf: Uint8Array) => Uint8Array {
  // A code that somebody has written down has to be found under every later key: the first one makes them all.
  const secret = secretOf('before' in signer ? (signer.before.at(-1) ?? signer) : signer)
  return (leaf) => new Uint8Array(createHmac('sha256', secret).update(leaf).digest().subarray(0, NONCE_BYTES))
}
