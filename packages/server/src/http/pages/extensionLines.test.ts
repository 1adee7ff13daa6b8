import { expect, it } from 'vitest'
import { extensionLines } from './extensionLines.ts'
import { formatIn } from './format.ts'
import type { Drawn } from './page.ts'
import { wordsOf } from './wordsOf.ts'

const drawn = (lang: 'zh' | 'en') =>
  ({ words: wordsOf(lang), format: formatIn(lang, 'Asia/Shanghai'), lang }) as Drawn
const extensions = [
  { at: '2026-04-20T02:00:00.000Z', before: '2026-04-21T16:00:00.000Z', reason: '表决票没有送达完。' },
  { at: '2026-04-25T02:00:00.000Z', before: '2026-04-28T16:00:00.000Z', reason: '连日停电。' },
]

it('says nothing of a vote that runs as it was announced', () => {
  expect(extensionLines({ extensions: [] }, drawn('zh'))).toEqual([])
})

it('says each time when voting was made longer, until when it had run, and why', () => {
  const [first, second, ...more] = extensionLines({ extensions }, drawn('zh'))
  expect(first).toBe('2026年4月20日延长表决时间，原定2026年4月21日 24:00截止。原因：表决票没有送达完。')
  expect(second).toContain('连日停电。')
  expect(more).toEqual([])
  expect(extensionLines({ extensions }, drawn('en'))[0]).toContain('voting had been to end at')
})
