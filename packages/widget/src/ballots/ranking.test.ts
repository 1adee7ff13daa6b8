import { describe, expect, it } from 'vitest'
import { levelled, moved, placed, rankingIn, rankingWord, removed } from './ranking.ts'

const after = (
  word: string,
  change: (ranking: ReturnType<typeof rankingIn>) => ReturnType<typeof rankingIn>,
) => rankingWord(change(rankingIn(word)))

describe('a ranking', () => {
  it('is none in a mark that says something else', () => {
    for (const mark of [undefined, '', 'abstain', 'invalid', '5,0,3', '2>'])
      expect(rankingIn(mark)).toEqual([])
  })

  it('comes back from its word, level ones by their digits', () => {
    for (const word of ['2', '2>1=3', '1=2=3>4']) expect(after(word, (same) => same)).toBe(word)
    expect(rankingWord([['3', '1'], ['2']])).toBe('1=3>2')
  })

  it('grows at its end and closes up where one is taken out', () => {
    expect(after('2>1', (it) => placed(it, '3'))).toBe('2>1>3')
    expect(after('2>1>3', (it) => removed(it, '1'))).toBe('2>3')
    expect(after('2>1=3', (it) => removed(it, '1'))).toBe('2>3')
    expect(after('2', (it) => removed(it, '2'))).toBe('')
  })

  it('moves one past its neighbour, not over the ends', () => {
    expect(after('2>1>3', (it) => moved(it, '3', -1))).toBe('2>3>1')
    expect(after('2>1>3', (it) => moved(it, '2', 1))).toBe('1>2>3')
    expect(after('2>1>3', (it) => moved(it, '2', -1))).toBe('2>1>3')
    expect(after('2>1>3', (it) => moved(it, '3', 1))).toBe('2>1>3')
    expect(after('2>1=3', (it) => moved(it, '2', 1))).toBe('1=3>2')
  })

  it('moves one out of those level with it before it passes anybody', () => {
    expect(after('2>1=3', (it) => moved(it, '3', -1))).toBe('2>3>1')
    expect(after('2>1=3', (it) => moved(it, '1', 1))).toBe('2>3>1')
    expect(after('1=3', (it) => moved(it, '3', -1))).toBe('3>1')
  })

  it('puts one level with those above it, and the first with nobody', () => {
    expect(after('2>1>3', (it) => levelled(it, '3'))).toBe('2>1=3')
    expect(after('1=2>3', (it) => levelled(it, '3'))).toBe('1=2=3')
    expect(after('2>1', (it) => levelled(it, '2'))).toBe('2>1')
  })
})
