import { describe, expect, it } from 'vitest'
import { toBase64 } from './bytes.ts'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { hashLeaf } from './hash.ts'
import { signNote } from './note.ts'
import { openPromise, signPromise } from './promise.ts'
import { ed25519Signer } from './signer.ts'

const origin = 'yishi.example/log/yiguang'
const signer = ed25519Signer(origin, new Uint8Array(32).fill(1))
const promise = { origin, leaf: hashLeaf(Uint8Array.of(1)), nonce: new Uint8Array(16).fill(3) }

describe('promise', () => {
  it('refuses a checkpoint in the place of a promise, and a promise in the place of a checkpoint', () => {
    const checkpoint = signCheckpoint({ origin, size: 1, root: promise.leaf }, signer)
    expect(openPromise(checkpoint, signer.vkey)).toEqual({ ok: false, code: 'promise-malformed' })
    expect(openCheckpoint(signPromise(promise, signer), signer.vkey)).toEqual({
      ok: false,
      code: 'checkpoint-malformed',
    })
  })

  it('refuses a promise of another origin or signed by another key', () => {
    const other = ed25519Signer('yishi.example/log/other', new Uint8Array(32).fill(2))
    expect(openPromise(signPromise({ ...promise, origin: other.vkey.name }, signer), signer.vkey)).toEqual({
      ok: false,
      code: 'origin-differs',
    })
    expect(openPromise(signPromise(promise, other), signer.vkey)).toEqual({
      ok: false,
      code: 'signature-missing',
    })
  })

  it('refuses lines that are missing, broken or too many', () => {
    const leaf = toBase64(promise.leaf)
    const nonce = toBase64(promise.nonce)
    const lines = [
      `${origin}\n${leaf}\n`,
      `${origin}\n${nonce}\n${nonce}\n`,
      `${origin}\n${leaf}\n${nonce}\nmore\n`,
    ]
    for (const text of lines) {
      const note = signNote(`yishi-promise/v1\n${text}`, [signer])
      expect(openPromise(note, signer.vkey), text).toEqual({ ok: false, code: 'promise-malformed' })
    }
  })

  it('opens what the log promised', () => {
    expect(openPromise(signPromise(promise, signer), signer.vkey)).toEqual({ ok: true, value: promise })
  })
})
