import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDiff } from './textDiff.ts'

const join = (before: string, after: string, kinds: readonly string[]) =>
  textDiff(before, after)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('')

describe('what changed between two versions', () => {
  it('a changed figure marks its own clause and leaves the rest', () => {
    expect(textDiff('清理菜地。划设车位26个，轮流使用。', '清理菜地。划设车位24个，轮流使用。')).toEqual([
      { kind: 'same', text: '清理菜地。' },
      { kind: 'removed', text: '划设车位26个，' },
      { kind: 'added', text: '划设车位24个，' },
      { kind: 'same', text: '轮流使用。' },
    ])
  })
  it('a new sentence is added, nothing is removed', () => {
    expect(
      textDiff('清理。硬化。', '清理。沿墙留菜圃。硬化。').filter(({ kind }) => kind !== 'same'),
    ).toEqual([{ kind: 'added', text: '沿墙留菜圃。' }])
  })
  it('from nothing everything is added, and the same text has no change', () => {
    expect(textDiff('', '清理。')).toEqual([{ kind: 'added', text: '清理。' }])
    expect(textDiff('清理。', '清理。')).toEqual([{ kind: 'same', text: '清理。' }])
    expect(textDiff('', '')).toEqual([])
  })
  it('both texts can be read back from the pieces, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙', '。', '，', '\n', '26', '；'), { maxLength: 24 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(join(before, after, ['same', 'removed'])).toBe(before)
        expect(join(before, after, ['same', 'added'])).toBe(after)
      }),
    )
  })
})
