import { ed25519 } from '@noble/curves/ed25519.js'
import { type Vkey, vkeyOf } from './vkey.ts'

/**
 * Whoever can sign notes under a key. Signing is a function, so that a server may keep the secret where it likes and
 * use a faster implementation.
 */
export type Signer = { readonly vkey: Vkey; readonly sign: (message: Uint8Array) => Uint8Array }

/** Signs with the Ed25519 key that a 32-byte seed (RFC 8032's private key) stands for. */
export function ed25519Signer(name: string, seed: Uint8Array): Signer {
  return {
    vkey: vkeyOf(name, ed25519.getPublicKey(seed)),
    sign: (message) => ed25519.sign(message, seed),
  }
}
