import { describe, expect, it } from 'vitest'
import { columnsOf, matched } from './sheetReader.ts'

describe('matching columns by hand', () => {
  it('takes a meaning from the column that had it', () => {
    expect(matched({ room: 2, name: 3 }, 4, 'room')).toEqual({ room: 4, name: 3 })
  })

  it('takes from a column what it was before', () => {
    expect(matched({ room: 2, name: 3 }, 3, 'phone')).toEqual({ room: 2, phone: 3 })
  })

  it('leaves a column out', () => {
    expect(matched({ room: 2, name: 3 }, 3, undefined)).toEqual({ room: 2 })
  })

  it('begins with what the server guessed, and knows nothing of other meanings', () => {
    const columns = [
      { index: 0, header: '楼', meaning: 'building' },
      { index: 1, header: '门', meaning: null },
      { index: 2, header: '?', meaning: 'colour' },
    ]
    expect(columnsOf({ columns })).toEqual({ building: 0 })
  })
})
