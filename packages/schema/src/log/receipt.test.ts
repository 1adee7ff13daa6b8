import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { toBase64 } from './bytes.ts'
import { signCheckpoint } from './checkpoint.ts'
import { seal } from './commitment.ts'
import { encodeEntry } from './entry.ts'
import { hashLeaf } from './hash.ts'
import { proveInclusion } from './inclusion.ts'
import { formatProof } from './proof.ts'
import { formatReceipt, parseReceipt, type Receipt, verifyReceipt } from './receipt.ts'
import { receiptCode } from './receiptCode.ts'
import { ed25519Signer } from './signer.ts'
import { nodesOfLeaves, rootOf } from './tree.ts'

const origin = 'yishi.example/log/yiguang'
const signer = ed25519Signer(origin, new Uint8Array(32).fill(1))
const salt = new Uint8Array(32).fill(4)
const nonce = new Uint8Array(16).fill(3)
const ballot = encodeEntry({
  v: 1,
  tenant: 'yiguang',
  act: 'ballot.cast',
  at: '2026-04-08T10:00:00.000+08:00',
  open: { poll: 'v1' },
  sealed: { choice: seal(salt, { q1: 'for' }) },
})
const leaves = [1, 2, 3, 4].map((i) => hashLeaf(Uint8Array.of(i))).toSpliced(2, 0, hashLeaf(ballot))
const receipt: Receipt = {
  index: 2,
  hashes: proveInclusion(nodesOfLeaves(leaves), 2, leaves.length),
  checkpoint: signCheckpoint({ origin, size: leaves.length, root: rootOf(leaves) }, signer),
  entry: ballot,
  nonce,
  openings: { choice: { salt: toBase64(salt), value: { q1: 'for' } } },
}

describe('receipt', () => {
  it('refuses extra data that is not a voter’s part', () => {
    for (const extra of ['', '{}', '[]', '{"entry":"AA==","nonce":"AA==","openings":{}}', 'null'])
      expect(parseReceipt(formatProof({ ...receipt, extra: utf8ToBytes(extra) })), extra).toBeUndefined()
    expect(verifyReceipt('nonsense', signer.vkey)).toEqual({ ok: false, code: 'receipt-malformed' })
  })

  it('refuses an opening that says something else than the entry sealed', () => {
    const openings = { choice: { salt: toBase64(salt), value: { q1: 'against' } } }
    expect(verifyReceipt(formatReceipt({ ...receipt, openings }), signer.vkey)).toEqual({
      ok: false,
      code: 'opening-wrong',
    })
  })

  it('refuses another entry under the same proof, and bytes in the tree that are no entry', () => {
    const other = encodeEntry({ v: 1, tenant: 'yiguang', act: 'x', at: 'y', open: {}, sealed: {} })
    expect(verifyReceipt(formatReceipt({ ...receipt, entry: other }), signer.vkey)).toEqual({
      ok: false,
      code: 'proof-wrong',
    })
    const odd = {
      ...receipt,
      index: 0,
      entry: Uint8Array.of(1),
      hashes: proveInclusion(nodesOfLeaves(leaves), 0, 5),
    }
    expect(verifyReceipt(formatReceipt(odd), signer.vkey)).toEqual({ ok: false, code: 'entry-malformed' })
  })

  it('shows the entry, the choice and the code with nothing but the log’s key', () => {
    const verified = verifyReceipt(formatReceipt(receipt), signer.vkey)
    expect(verified).toMatchObject({
      ok: true,
      value: {
        index: 2,
        checkpoint: { origin, size: 5 },
        entry: { act: 'ballot.cast', open: { poll: 'v1' } },
        openings: { choice: { value: { q1: 'for' } } },
        code: receiptCode(hashLeaf(ballot), nonce),
      },
    })
  })

  it('proves that the ballot is in without telling the choice where the openings stay at home', () => {
    const silent = formatReceipt({ ...receipt, openings: {} })
    expect(verifyReceipt(silent, signer.vkey)).toMatchObject({ ok: true, value: { openings: {} } })
    expect(parseReceipt(silent)).toEqual({ ...receipt, openings: {} })
  })
})
