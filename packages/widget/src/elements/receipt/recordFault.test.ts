import { logFaults } from '@yishi/schema/log'
import { describe, expect, it } from 'vitest'
import { recordFault } from './recordFault.ts'

describe('what a contradiction comes to', () => {
  it('is never about a result where the log itself does not hold', () => {
    const ofProofs = /^(proof|receipt|promise)-/
    for (const code of logFaults.filter((fault) => !ofProofs.test(fault)))
      expect(recordFault(code), code).not.toBe('result')
  })

  it('is about results where the log holds and they do not follow', () => {
    for (const code of ['votes-differ', 'ballot-twice', 'outcome-differs', 'result-twice', 'ballots-differ'])
      expect(recordFault(code)).toBe('result')
  })

  it('tells keys, signatures, history, gaps, openings and what is shown apart', () => {
    expect(
      [
        'key-differs',
        'signature-wrong',
        'checkpoint-missing',
        'rolled-back',
        'entries-missing',
        'opening-wrong',
        'published-differs',
      ].map(recordFault),
    ).toEqual(['key', 'signature', 'missing', 'history', 'missing', 'opening', 'published'])
  })
})
