import { describe, expect, it } from 'vitest'
import { foldLine } from './foldLine.ts'

/** What a reader of the calendar makes of it. */
const unfolded = (folded: string) => folded.replace(/\r\n /g, '').replace(/\r\n$/, '')

describe('a line of a calendar', () => {
  it('is never longer than 75 octets, and no character is cut', () => {
    for (const line of ['x'.repeat(300), `SUMMARY:${'公示'.repeat(60)}`, `x${'😀'.repeat(50)}`]) {
      const folded = foldLine(line)
      for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
      expect(unfolded(folded)).toBe(line)
      expect(folded).not.toContain('�')
    }
  })
  it('is left whole where it fits', () => {
    expect(foldLine('x'.repeat(75))).toBe(`${'x'.repeat(75)}\r\n`)
    expect(foldLine('')).toBe('\r\n')
  })
})
