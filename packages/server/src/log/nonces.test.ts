import { ed25519Signer, NONCE_BYTES } from '@yishi/schema/log'
import { describe, expect, it } from 'vitest'
import { noncesOf } from './nonces.ts'

const signer = (seed: number) => ed25519Signer('example.org/log/a', new Uint8Array(32).fill(seed))
const leaf = new Uint8Array(32).fill(7)

describe('the nonces of a log', () => {
  it('differ for every leaf and every key', () => {
    const nonce = noncesOf(signer(1))(leaf)
    expect(noncesOf(signer(1))(new Uint8Array(32))).not.toEqual(nonce)
    expect(noncesOf(signer(2))(leaf)).not.toEqual(nonce)
  })

  it('are the same whenever they are asked for', () => {
    expect(noncesOf(signer(1))(leaf)).toEqual(noncesOf(signer(1))(leaf))
    expect(noncesOf(signer(1))(leaf)).toHaveLength(NONCE_BYTES)
  })
})
