import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { ed25519Signer } from './signer.ts'

describe('signer', () => {
  it('refuses a seed that is not 32 bytes long', () => {
    expect(() => ed25519Signer('example.org', new Uint8Array(31))).toThrow()
  })

  it('signs as the first test of RFC 8032, section 7.1', () => {
    const seed = hexToBytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
    const signer = ed25519Signer('example.org', seed)
    expect(bytesToHex(signer.vkey.publicKey)).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    )
    expect(bytesToHex(signer.sign(new Uint8Array()))).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
        '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
  })
})
