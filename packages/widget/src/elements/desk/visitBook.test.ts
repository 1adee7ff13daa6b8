import { describe, expect, it } from 'vitest'
import { bookNow, findDoors, gridsOf, type VisitBook } from './visitBook.ts'

const book: VisitBook = {
  person: 'me',
  takenAt: Date.now() - 60_000,
  now: '2026-04-07T02:00:00.000Z',
  doors: ['1号楼1单元101', '1号楼1单元102', '11号楼1单元101'].map((label, at) => ({
    household: `h${at}`,
    label,
  })),
  matters: [],
}

describe('the book of a grid worker', () => {
  it('holds no doors of a zone that is not theirs', () => {
    expect(gridsOf([{ role: 'gridworker', zone: 'a.c' }], 'a.b')).toEqual([])
    expect(gridsOf([{ role: 'clerk', zone: 'a' }], 'a.b')).toEqual([])
  })

  it('holds the doors of their grid alone, once', () => {
    const grants = [
      { role: 'gridworker' as const, zone: 'a.b.g1' },
      { role: 'gridworker' as const, zone: 'a.b.g1.m2' },
      { role: 'gridworker' as const, zone: 'a.b.g1' },
      { role: 'gridworker' as const, zone: 'a.b.g2' },
    ]
    expect(gridsOf(grants, 'a.b')).toEqual(['a.b.g1', 'a.b.g2'])
    expect(gridsOf([{ role: 'gridworker', zone: 'a' }], 'a.b')).toEqual(['a.b'])
  })

  it('finds a door by any parts of its label, and nothing that lacks one', () => {
    expect(findDoors(book, '1单元 101').map(({ household }) => household)).toEqual(['h0', 'h2'])
    expect(findDoors(book, '11号楼 102')).toEqual([])
  })

  it('tells the office’s time while the network is gone', () => {
    const minutes = (Date.parse(bookNow(book)) - Date.parse(book.now)) / 60_000
    expect(Math.round(minutes)).toBe(1)
  })
})
