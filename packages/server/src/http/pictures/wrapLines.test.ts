import { describe, expect, it } from 'vitest'
import { widthOf, wrapLines } from './wrapLines.ts'

describe('a text that is broken into lines', () => {
  it('never begins a line with a full stop, nor ends one with an opening mark', () => {
    const text = `${'议'.repeat(9)}。${'事'.repeat(8)}《通知》`
    const lines = wrapLines(text, 10)
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。》]/)
      expect(line).not.toMatch(/《$/)
    }
    expect(lines.join('')).toBe(text)
  })
  it('keeps no line wider than it was told, whatever somebody wrote', () => {
    for (const text of [
      '议'.repeat(500),
      'https://example.org/'.repeat(40),
      '。'.repeat(300),
      'a b '.repeat(200),
    ])
      for (const line of wrapLines(text, 20)) expect(widthOf(line)).toBeLessThanOrEqual(20 + 1)
  })
  it('keeps a telephone number and a word whole', () => {
    expect(wrapLines('联系电话：0391-0000000，社区服务站', 12)).toEqual([
      '联系电话：',
      '0391-0000000，社区服',
      '务站',
    ])
  })
  it('keeps the time of a day whole, and a number with its commas', () => {
    for (const whole of ['24:00', '22,587.29', '18:30'])
      for (const ems of [8, 9, 10, 11, 12])
        expect(wrapLines(`表决时间到${whole}为止共有面积${whole}`, ems).join('|')).toContain(whole)
  })
  it('keeps the lines that somebody wrote, and drops blanks around them', () => {
    expect(wrapLines(' 一、清理菜地 \n二、硬化场地', 20)).toEqual(['一、清理菜地', '二、硬化场地'])
  })
  it('loses no sign of a text without blanks', () => {
    const text = '关于5号楼北侧空地整治及增设22个车位方案（第2版）的公示，面积1,024.50㎡。'.repeat(9)
    expect(wrapLines(text, 17).join('')).toBe(text)
  })
  it('makes nothing of nothing', () => {
    expect(wrapLines('', 20)).toEqual([])
  })
})
