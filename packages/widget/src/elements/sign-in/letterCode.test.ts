import { describe, expect, it } from 'vitest'
import { codeInAddress, groupCode, isWhole } from './letterCode.ts'

describe('the code of a letter', () => {
  it('is not whole before its last character', () => {
    expect(isWhole('K7QM-4XWD-2PNB-83T')).toBe(false)
    expect(isWhole('')).toBe(false)
    expect(isWhole('k7qm 4xwd 2pnb 83tc')).toBe(true)
  })

  it('is written in groups of four, however it was typed', () => {
    for (const typed of [
      'k7qm4xwd2pnb83tc',
      'K7QM 4XWD 2PNB 83TC',
      'K7QM—4XWD–2PNB-83TC',
      'Ｋ７ＱＭ4xwd2pnb83tc ',
    ])
      expect(groupCode(typed)).toBe('K7QM-4XWD-2PNB-83TC')
  })

  it('does not write a dash that nobody has typed past, so that one can delete backwards', () => {
    expect(groupCode('K7QM')).toBe('K7QM')
    expect(groupCode('K7QM-')).toBe('K7QM')
    expect(groupCode('K7QM4')).toBe('K7QM-4')
    expect(groupCode('')).toBe('')
  })

  it('loses what is too much', () => {
    expect(groupCode('K7QM-4XWD-2PNB-83TC-9999')).toBe('K7QM-4XWD-2PNB-83TC')
  })

  it('is taken from the address of the claim page alone', () => {
    const hash = '#k7qm-4xwd-2pnb-83tc'
    expect(codeInAddress({ pathname: '/c/yiguang.huayuan/claim', hash })).toBe('K7QM-4XWD-2PNB-83TC')
    expect(codeInAddress({ pathname: '/c/yiguang.huayuan/', hash })).toBe('')
    expect(codeInAddress({ pathname: '/c/yiguang.huayuan/claim', hash: '' })).toBe('')
  })
})
