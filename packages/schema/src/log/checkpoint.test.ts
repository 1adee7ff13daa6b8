import { describe, expect, it } from 'vitest'
import { toBase64 } from './bytes.ts'
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { emptyRoot, hashLeaf } from './hash.ts'
import { signNote } from './note.ts'
import { ed25519Signer } from './signer.ts'

const origin = 'yishi.example/log/yiguang'
const signer = ed25519Signer(origin, new Uint8Array(32).fill(1))
const head = { origin, size: 20852163, root: hashLeaf(Uint8Array.of(1)) }

describe('checkpoint', () => {
  it('refuses text that is not exactly a checkpoint', () => {
    const root = toBase64(head.root)
    const wrong = [
      '',
      `${origin}\n1\n`,
      `${origin}\n1\n${root}`,
      `\n1\n${root}\n`,
      `${origin}\n01\n${root}\n`,
      `${origin}\n-1\n${root}\n`,
      `${origin}\n1.0\n${root}\n`,
      `${origin}\n9007199254740993\n${root}\n`,
      `${origin}\n1\n${root.slice(0, -4)}\n`,
      `${origin}\n1\n${root} \n`,
      `${origin}\n1\n${root}\nan extension\n`,
    ]
    for (const text of wrong) expect(parseCheckpoint(text), text).toBeUndefined()
  })

  it('refuses a checkpoint of another origin, even under the right key', () => {
    const note = signCheckpoint({ ...head, origin: 'yishi.example/log/other' }, signer)
    expect(openCheckpoint(note, signer.vkey)).toEqual({ ok: false, code: 'origin-differs' })
  })

  it('refuses what the log signed but is no checkpoint', () => {
    expect(openCheckpoint(signNote('hello\n', [signer]), signer.vkey)).toEqual({
      ok: false,
      code: 'checkpoint-malformed',
    })
  })

  it('refuses a checkpoint that somebody else signed in the name of the log', () => {
    const forger = ed25519Signer(origin, new Uint8Array(32).fill(2))
    expect(openCheckpoint(signCheckpoint(head, forger), signer.vkey)).toEqual({
      ok: false,
      code: 'signature-missing',
    })
  })

  it('writes the lines of the C2SP text and opens what it signed', () => {
    expect(formatCheckpoint(head)).toBe(`${origin}\n20852163\n${toBase64(head.root)}\n`)
    expect(openCheckpoint(signCheckpoint(head, signer), signer.vkey)).toEqual({ ok: true, value: head })
  })

  it('states an empty log', () => {
    const empty = { origin, size: 0, root: emptyRoot() }
    expect(parseCheckpoint(formatCheckpoint(empty))).toEqual(empty)
  })
})
