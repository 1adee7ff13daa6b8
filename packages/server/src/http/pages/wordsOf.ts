import type { Lang } from './format.ts'
import { words as en } from './words.en.ts'
import { type Words, words as zh } from './words.zh.ts'

/** The words of a language. */
export function wordsOf(lang: Lang): Words {
  return lang === 'en' ? en : zh
}

/** The language of a reader: what the address asks for, else what the browser would like best, else Chinese. */
export function langOf(asked: unknown, accepts: string | undefined): Lang {
  if (asked === 'en' || asked === 'zh') return asked
  return accepts?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh'
}
