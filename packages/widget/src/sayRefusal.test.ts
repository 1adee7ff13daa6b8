import { refusalCodes } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { sayRefusal } from './sayRefusal.ts'

describe('the sentence of a refusal', () => {
  it('of a code that is not known is the one for a fault', async () => {
    const unknown = await sayRefusal({ code: 'from-a-later-version' as 'busy' }, 'zh')
    expect(unknown).toBe(await sayRefusal({ code: 'internal' }, 'zh'))
  })
  it('stands in both languages for every code, with and without its figures', async () => {
    for (const code of refusalCodes)
      for (const lang of ['zh', 'en']) {
        const sentence = await sayRefusal({ code }, lang)
        expect(sentence, `${code} ${lang}`).toMatch(lang === 'zh' ? /[。？]$/ : /[.?]$/)
        expect(sentence, `${code} ${lang}`).not.toContain('undefined')
      }
  })
  it('names the figures', async () => {
    expect(await sayRefusal({ code: 'not-quorate', params: { present: 5, base: 8 } }, 'zh')).toContain(
      '到会5人，应到8人',
    )
  })
})
