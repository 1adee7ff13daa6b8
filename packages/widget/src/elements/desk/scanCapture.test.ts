import { describe, expect, it } from 'vitest'
import { ScanCapture } from './scanCapture.ts'

const type = (capture: ScanCapture, keys: string[], step: number, from = 1000) =>
  keys.map((key, at) => capture.feed(key, from + at * step))

describe('a scanner at the table', () => {
  it('leaves the keys of a hand alone', () => {
    expect(type(new ScanCapture(), ['1', '2', 'Enter', 'j', '3'], 10)).toEqual([null, null, null, null, null])
    // An E by mistake takes nothing away from the keys that follow slowly.
    expect(type(new ScanCapture(), ['e', '1', 'Enter'], 300)).toEqual(['more', null, null])
  })

  it('takes a number whole, and none of its digits for a choice', () => {
    const keys = [...'E000012-7K', 'Enter']
    expect(type(new ScanCapture(), keys, 8)).toEqual([...Array(10).fill('more'), 'E000012-7K'])
  })

  it('does not mind the keys that a scanner holds down for capitals', () => {
    const keys = ['Shift', 'E', '0', '1', '-', 'Shift', 'K', 'Enter']
    expect(type(new ScanCapture(), keys, 8).at(-1)).toBe('E01-K')
  })

  it('begins anew after a number that was broken off', () => {
    const capture = new ScanCapture()
    type(capture, [...'E00'], 8)
    expect(type(capture, [...'E01', 'Enter'], 8, 5000).at(-1)).toBe('E01')
  })
})
