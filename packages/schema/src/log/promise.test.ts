import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64 } from './bytes.ts'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { hashLeaf } from './hash.ts'
import { signNote } from './note.ts'
import { openPromise, signPromises } from './promise.ts'
import { ed25519Signer } from './signer.ts'

const origin = 'yishi.example/log/yiguang'
const signer = ed25519Signer(origin, new Uint8Array(32).fill(1))
const promisedAs = (i: number) => ({
  leaf: hashLeaf(Uint8Array.of(i)),
  nonce: new Uint8Array(16).fill(i + 3),
})
const promised = promisedAs(0)
const [alone] = signPromises(origin, [promised], signer)
const noteOf = (promise: string) => promise.slice(promise.indexOf('\n\n') + 2)

describe('promise', () => {
  it('opens what the log promised, to one alone and to each of many, by one signature', () => {
    expect(openPromise(alone!, signer.vkey)).toEqual({ ok: true, value: { origin, ...promised } })
    for (const size of [1, 2, 3, 7, 8, 64, 200]) {
      const all = Array.from({ length: size }, (_, i) => promisedAs(i))
      const promises = signPromises(origin, all, signer)
      expect(new Set(promises.map(noteOf)).size).toBe(1)
      for (const [i, promise] of promises.entries())
        expect(openPromise(promise, signer.vkey)).toEqual({ ok: true, value: { origin, ...all[i] } })
    }
  })

  it('shows nobody the leaf or the nonce of another', () => {
    const [first, second] = signPromises(origin, [promised, promisedAs(1)], signer)
    for (const bytes of [promised.leaf, promised.nonce]) expect(second).not.toContain(toBase64(bytes))
    expect(first).toContain(toBase64(promised.leaf))
  })

  it('refuses a leaf, a nonce, a place or a path that was not promised', () => {
    const all = [0, 1, 2, 3, 4].map(promisedAs)
    const promises = signPromises(origin, all, signer)
    const [, , , , last] = promises
    const lines = last!.split('\n')
    const exchanged = (at: number, line: string) => lines.with(at, line).join('\n')
    const forged = [
      exchanged(2, toBase64(all[0]!.leaf)),
      exchanged(3, toBase64(all[0]!.nonce)),
      exchanged(4, '3'),
      exchanged(5, toBase64(all[0]!.leaf)),
      lines.toSpliced(5, 1).join('\n'),
      lines.toSpliced(5, 0, lines[5]!).join('\n'),
    ]
    for (const promise of forged)
      expect(openPromise(promise, signer.vkey)).toEqual({ ok: false, code: 'proof-wrong' })
  })

  it('refuses a checkpoint in the place of a promise, and what it signs in the place of a checkpoint', () => {
    const checkpoint = signCheckpoint({ origin, size: 1, root: promised.leaf }, signer)
    expect(openPromise(checkpoint, signer.vkey)).toEqual({ ok: false, code: 'promise-malformed' })
    const head = alone!.slice(0, alone!.indexOf('\n\n') + 2)
    expect(openPromise(head + checkpoint, signer.vkey)).toEqual({ ok: false, code: 'promise-malformed' })
    expect(openCheckpoint(noteOf(alone!), signer.vkey)).toEqual({ ok: false, code: 'checkpoint-malformed' })
  })

  it('refuses a promise of another origin or signed by another key', () => {
    const other = ed25519Signer('yishi.example/log/other', new Uint8Array(32).fill(2))
    const [elsewhere] = signPromises(other.vkey.name, [promised], signer)
    const [byOther] = signPromises(origin, [promised], other)
    expect(openPromise(elsewhere!, signer.vkey)).toEqual({ ok: false, code: 'origin-differs' })
    expect(openPromise(byOther!, signer.vkey)).toEqual({ ok: false, code: 'signature-missing' })
  })

  it('refuses lines that are missing, broken or too many', () => {
    const [leaf, nonce] = [toBase64(promised.leaf), toBase64(promised.nonce)]
    const note = noteOf(alone!)
    const heads = [
      `${origin}\n${leaf}\n0\n`,
      `${origin}\n${nonce}\n${nonce}\n0\n`,
      `${origin}\n${leaf}\n${nonce}\n`,
      `${origin}\n${leaf}\n${nonce}\n00\n`,
      `${origin}\n${leaf}\n${nonce}\n0\nmore\n`,
    ]
    for (const head of heads)
      expect(openPromise(`yishi-promise/v1\n${head}\n${note}`, signer.vkey), head).toEqual({
        ok: false,
        code: 'promise-malformed',
      })
    const root = note.split('\n')[3]
    const signed = [`${origin}\n${root}\n`, `${origin}\n01\n${root}\n`, `${origin}\n1\n${root}\nmore\n`]
    const head = alone!.slice(0, alone!.indexOf('\n\n') + 2)
    for (const text of signed)
      expect(openPromise(head + signNote(`yishi-promises/v1\n${text}`, [signer]), signer.vkey), text).toEqual(
        {
          ok: false,
          code: 'promise-malformed',
        },
      )
  })

  it('takes no text for a promise, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => !openPromise(text, signer.vkey).ok))
    fc.assert(
      fc.property(fc.nat(alone!.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, text) => {
        const other = alone!.slice(0, at) + text + alone!.slice(at + text.length)
        return other === alone || !openPromise(other, signer.vkey).ok
      }),
    )
  })
})
