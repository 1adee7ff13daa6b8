import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openNote, parseNote, signNote } from './note.ts'
import { ed25519Signer } from './signer.ts'
import { parseVkey } from './vkey.ts'

/** The published example of the note format. */
const peter = parseVkey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!
const example =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n" +
  '\n' +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

const ours = ed25519Signer('example.org/log/a', new Uint8Array(32).fill(1))
const witness = ed25519Signer('witness.example', new Uint8Array(32).fill(2))

describe('note', () => {
  it('refuses notes that are malformed', () => {
    const signed = signNote('text\n', [ours])
    const wrong = [
      '',
      'text\n',
      'text\n\n',
      signed.slice(0, -1),
      signed.replace('— ', '- '),
      signed.replace('\n\n', '\n'),
      `${signed}\n`,
      `${signed}more\n`,
      signed.replace('text', 'te\txt'),
      signed.replace('example.org', 'exa+mple.org'),
      signed.replace('=\n', '\n'),
    ]
    for (const note of wrong) expect(parseNote(note), note).toBeUndefined()
    expect(openNote('text\n', [ours.vkey])).toEqual({ ok: false, code: 'note-malformed' })
  })

  it('refuses to sign text that could not be read back', () => {
    for (const text of ['', 'no newline', 'a\u0000\n', 'half \ud800\n'])
      expect(() => signNote(text, [ours])).toThrow(RangeError)
  })

  it('refuses a note that only unknown keys have signed', () => {
    const note = signNote('text\n', [witness])
    expect(openNote(note, [ours.vkey])).toEqual({ ok: false, code: 'signature-missing' })
    expect(openNote(note, [])).toEqual({ ok: false, code: 'signature-missing' })
  })

  it('refuses a note with a wrong signature of a known key, even beside a right one', () => {
    const forger = ed25519Signer('witness.example', new Uint8Array(32).fill(3))
    const note = signNote('text\n', [ours, { vkey: witness.vkey, sign: forger.sign }])
    expect(openNote(note, [ours.vkey, witness.vkey])).toEqual({ ok: false, code: 'signature-wrong' })
  })

  it('refuses a text that was changed by any character', () => {
    fc.assert(
      fc.property(fc.nat({ max: 96 }), (at) => {
        const changed = example.slice(0, at) + (example[at] === 'x' ? 'y' : 'x') + example.slice(at + 1)
        expect(openNote(changed, [peter]).ok).toBe(false)
      }),
    )
  })

  it('opens the published example', () => {
    expect(openNote(example, [peter])).toEqual({
      ok: true,
      value: { text: example.slice(0, example.indexOf('\n\n') + 1), signedBy: [peter] },
    })
  })

  it('ignores unknown keys beside a known one and tells who signed', () => {
    const note = signNote('text\n', [witness, ours])
    expect(openNote(note, [ours.vkey])).toEqual({
      ok: true,
      value: { text: 'text\n', signedBy: [ours.vkey] },
    })
    expect(openNote(note, [ours.vkey, witness.vkey])).toMatchObject({
      value: { signedBy: [witness.vkey, ours.vkey] },
    })
  })

  it('divides text and signatures at the last empty line', () => {
    const note = signNote('first\n\nsecond\n', [ours])
    expect(openNote(note, [ours.vkey])).toMatchObject({ value: { text: 'first\n\nsecond\n' } })
  })
})
