import { describe, expect, it } from 'vitest'
import { fitted } from './shrinkPhoto.ts'

describe('the size of a photo before it is sent', () => {
  it('never makes a small picture larger', () => {
    expect(fitted(640, 480)).toEqual({ width: 640, height: 480 })
  })

  it('keeps at least one pixel of a very long strip', () => {
    expect(fitted(10, 64_000)).toEqual({ width: 1, height: 1600 })
  })

  it('fits a lying and a standing photo by their longer side', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 })
  })
})
