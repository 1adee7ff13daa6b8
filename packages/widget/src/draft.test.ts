import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Draft } from './draft.ts'

let stored: Map<string, string>
beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const host = { requestUpdate: vi.fn() }
let forms = 0
const fresh = () => {
  forms += 1
  const key = `form ${forms}`
  return { key, draft: new Draft(host, () => key) }
}

describe('a draft', () => {
  it('is there without storage, too', () => {
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
    const { draft } = fresh()
    draft.set('body', '晚上太吵')
    expect(draft.value('body')).toBe('晚上太吵')
    draft.clear()
    expect(draft.value('body')).toBe('')
  })
  it('that was stored badly is an empty one', () => {
    stored.set('yishi-draft broken', '{')
    expect(new Draft(host, () => 'broken').value('body')).toBe('')
  })
  it('comes back after a reload', () => {
    stored.set('yishi-draft before', '{"body":"留一块地"}')
    expect(new Draft(host, () => 'before').value('body')).toBe('留一块地')
  })
  it('belongs to its form alone', () => {
    const one = fresh()
    const other = fresh()
    one.draft.set('body', '甲')
    expect(other.draft.value('body')).toBe('')
  })
  it('keeps what is typed and ticked, and is gone once it was sent', () => {
    const { draft, key } = fresh()
    draft.keep('body')({ target: { type: 'textarea', value: '乙' } } as unknown as Event)
    draft.keep('consent')({ target: { type: 'checkbox', checked: true, value: 'on' } } as unknown as Event)
    expect([draft.value('body'), draft.value('consent')]).toEqual(['乙', 'yes'])
    draft.keep('consent')({ target: { type: 'checkbox', checked: false, value: 'on' } } as unknown as Event)
    expect(draft.value('consent')).toBe('')
    draft.clear()
    expect(stored.has(`yishi-draft ${key}`)).toBe(false)
    expect(draft.value('body')).toBe('')
  })
})
