import { describe, expect, it } from 'vitest'
import { maskName, maskPhone } from './mask.ts'

describe('a masked name', () => {
  it('shows nothing of what is missing, blank or one character long', () => {
    for (const name of [null, '', '  ', '、', '张', '𠮷']) expect(maskName(name)).toBe('*')
  })

  it('never shows two characters of a name of two', () => {
    expect(maskName('欧阳')).toBe('欧*')
    expect(maskName('张三')).toBe('张*')
  })

  it('keeps the surname and the last character', () => {
    expect(maskName('张小三')).toBe('张*三')
    expect(maskName('张 小 三')).toBe('张*三')
    expect(maskName('𠮷小三')).toBe('𠮷*三')
  })

  it('knows surnames of two characters', () => {
    expect(maskName('欧阳修')).toBe('欧阳*')
    expect(maskName('欧阳小修')).toBe('欧阳*修')
    expect(maskName('司马光')).toBe('司马*')
  })

  it('never tells how long a name is', () => {
    expect(maskName('王一二三')).toBe(maskName('王一三'))
  })

  it('keeps the first letter alone of names that are not Chinese', () => {
    expect(maskName('John Smith')).toBe('J*')
    expect(maskName('阿依古丽·买买提')).toBe('阿*')
    expect(maskName('王a')).toBe('王*')
  })

  it('masks each of several names', () => {
    expect(maskName('张三、李小四')).toBe('张*、李*四')
    expect(maskName('张三, 李小四;')).toBe('张*、李*四')
  })
})

describe('a masked telephone number', () => {
  it('shows nothing of what is missing, no number, or short', () => {
    for (const phone of [null, '', '无', '110', '123456']) expect(maskPhone(phone)).toBe('****')
  })

  it('shows two digits of a number without its area', () => {
    expect(maskPhone('5551234')).toBe('****34')
  })

  it('hides the middle of a mobile number, however it is written', () => {
    for (const phone of ['13812345678', '138 1234 5678', '+86 138-1234-5678'])
      expect(maskPhone(phone)).toBe('138****5678')
  })
})
