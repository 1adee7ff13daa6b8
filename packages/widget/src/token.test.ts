import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepToken, keptToken } from './token.ts'

afterEach(() => vi.unstubAllGlobals())

const server = 'https://yishi.example'

describe('the token of a tab', () => {
  it('lives in memory alone where storage is closed to us', () => {
    vi.stubGlobal('sessionStorage', {
      getItem() {
        throw new Error('closed')
      },
      setItem() {
        throw new Error('closed')
      },
      removeItem() {
        throw new Error('closed')
      },
    })
    expect(() => keepToken(server, 't')).not.toThrow()
    expect(keptToken(server)).toBeNull()
  })
  it('is kept by server, and let go of', () => {
    const stored = new Map<string, string>()
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    })
    keepToken(server, 't')
    expect(keptToken(server)).toBe('t')
    expect(keptToken('https://other.example')).toBeNull()
    keepToken(server, null)
    expect(keptToken(server)).toBeNull()
  })
})
