import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signCheckpoint } from './checkpoint.ts'
import { hashLeaf } from './hash.ts'
import { proveInclusion } from './inclusion.ts'
import { formatProof, type Proof, parseProof, verifyProof } from './proof.ts'
import { ed25519Signer } from './signer.ts'
import { nodesOfLeaves, rootOf } from './tree.ts'

const origin = 'yishi.example/log/yiguang'
const signer = ed25519Signer(origin, new Uint8Array(32).fill(1))
const leaves = Array.from({ length: 11 }, (_, i) => hashLeaf(Uint8Array.of(i)))
const head = { origin, size: leaves.length, root: rootOf(leaves) }
const checkpoint = signCheckpoint(head, signer)

const proofOf = (index: number, extra?: Uint8Array): Proof => ({
  index,
  hashes: proveInclusion(nodesOfLeaves(leaves), index, leaves.length),
  checkpoint,
  ...(extra && { extra }),
})

describe('proof', () => {
  it('refuses texts that are malformed', () => {
    const text = formatProof(proofOf(4, Uint8Array.of(7)))
    const wrong = [
      '',
      text.replace('@v1', '@v2'),
      text.replace('index 4', 'index 04'),
      text.replace('index 4', 'index -4'),
      text.replace('index 4\n', ''),
      text.replace('extra Bw==', 'extra Bw'),
      text.replace('extra Bw==', 'more Bw=='),
      text.replace('\n\n', '\nAAAA\n\n'),
      text.replace('\n\n', '\n'),
    ]
    for (const bent of wrong) expect(parseProof(bent), bent).toBeUndefined()
  })

  it('refuses the proof of another leaf or index', () => {
    expect(verifyProof(proofOf(4), leaves[5]!, signer.vkey)).toEqual({ ok: false, code: 'proof-wrong' })
    expect(verifyProof({ ...proofOf(4), index: 5 }, leaves[4]!, signer.vkey)).toEqual({
      ok: false,
      code: 'proof-wrong',
    })
  })

  it('refuses a checkpoint that the log did not sign', () => {
    const forged = signCheckpoint(head, ed25519Signer('else.example', new Uint8Array(32).fill(2)))
    expect(verifyProof({ ...proofOf(4), checkpoint: forged }, leaves[4]!, signer.vkey)).toEqual({
      ok: false,
      code: 'signature-missing',
    })
  })

  it('verifies what it wrote and read, with and without extra data', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10 }),
        fc.option(fc.uint8Array({ minLength: 1 }), { nil: undefined }),
        (index, extra) => {
          const proof = parseProof(formatProof(proofOf(index, extra)))!
          expect(proof).toEqual(proofOf(index, extra))
          expect(verifyProof(proof, leaves[index]!, signer.vkey)).toEqual({ ok: true, value: head })
        },
      ),
    )
  })

  it('lays out its lines as the C2SP text says', () => {
    const lines = formatProof(proofOf(4, Uint8Array.of(7))).split('\n')
    expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra Bw==', 'index 4'])
    expect(lines[3 + 4]).toBe('')
    expect(lines.slice(8).join('\n')).toBe(checkpoint)
  })
})
