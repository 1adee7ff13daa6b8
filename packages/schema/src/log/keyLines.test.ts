import { describe, expect, it } from 'vitest'
import { signCheckpoint } from './checkpoint.ts'
import { emptyRoot } from './hash.ts'
import { formatKeyLines, MOST_KEYS, openCheckpointOfAll, parseKeyLines } from './keyLines.ts'
import { ed25519Signer } from './signer.ts'

const origin = 'yishi.example/log/yiguang'
const signer = (n: number, name = origin) => ed25519Signer(name, new Uint8Array(32).fill(n))
const [first, second, forged] = [signer(1), signer(2), signer(3)]
const head = { origin, size: 0, root: emptyRoot() }

describe('the keys of a log', () => {
  it('are not read where a line is malformed, stands twice, or is of another log', () => {
    const lines = formatKeyLines([second.vkey, first.vkey])
    const others = formatKeyLines([signer(4, 'else.example/log/yiguang').vkey])
    const many = formatKeyLines(Array.from({ length: MOST_KEYS + 1 }, (_, i) => signer(i + 1).vkey))
    for (const text of [
      '',
      '\n',
      lines.slice(0, -1),
      `${lines}\n`,
      `${lines}hello\n`,
      lines + lines,
      lines + others,
      many,
    ])
      expect(parseKeyLines(text), text).toBeUndefined()
  })

  it('come back as they were written, the newest first', () => {
    expect(parseKeyLines(formatKeyLines([second.vkey, first.vkey]))).toEqual([second.vkey, first.vkey])
    expect(parseKeyLines(formatKeyLines([first.vkey]))).toEqual([first.vkey])
  })

  it('open no checkpoint that one of them has not signed, be it the newest or one before', () => {
    const both = signCheckpoint(head, second, first)
    for (const keys of [[forged.vkey, first.vkey], [first.vkey, forged.vkey], [forged.vkey]])
      expect(openCheckpointOfAll(both, keys)).toEqual({ ok: false, code: 'signature-missing' })
    expect(openCheckpointOfAll(signCheckpoint(head, first), [second.vkey, first.vkey])).toEqual({
      ok: false,
      code: 'signature-missing',
    })
  })

  it('open what all of them signed, and so does each of them alone', () => {
    const both = signCheckpoint(head, second, first)
    for (const keys of [[second.vkey, first.vkey], [first.vkey], [second.vkey]])
      expect(openCheckpointOfAll(both, keys)).toMatchObject({ ok: true, value: head })
  })
})
