import { describe, expect, it } from 'vitest'
import { loadWords } from './words.ts'

const files = {
  './locales/en/board.ts': async () => ({ words: { hello: 'Hello' } }),
  './locales/zh/board.ts': async () => ({ words: { hello: '您好' } }),
}

describe('words', () => {
  it('are Chinese where a language is not there', async () => {
    expect(await loadWords(files, 'fr')).toEqual({ hello: '您好' })
    expect(await loadWords(files, '')).toEqual({ hello: '您好' })
  })
  it('of a region are those of its language', async () => {
    expect(await loadWords(files, 'en-GB')).toEqual({ hello: 'Hello' })
    expect(await loadWords(files, 'zh-CN')).toEqual({ hello: '您好' })
  })
})
