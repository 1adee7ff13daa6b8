import { describe, expect, it } from 'vitest'
import { placeOf } from './routes.ts'

describe('what stands behind the # of a page with a hall', () => {
  it.each(['', '#', '#contact', '#/nowhere', '#/home', '#/p', '#/p/', '#/p/a/b', '#/p/<b>', '#/mine?x'])(
    'is none of its places where it is %j',
    (hash) => {
      expect(placeOf(hash)).toBeNull()
    },
  )
  it('is its entrance, a room, or something in a room', () => {
    expect(placeOf('#/')).toEqual({ room: 'home', id: '' })
    expect(placeOf('#/mine')).toEqual({ room: 'mine', id: '' })
    expect(placeOf('#/p/m-12')).toEqual({ room: 'p', id: 'm-12' })
    expect(placeOf('#/receipt/K7QM-4XWD-2P')).toEqual({ room: 'receipt', id: 'K7QM-4XWD-2P' })
  })
})
