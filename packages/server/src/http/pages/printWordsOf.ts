import type { Drawn } from './page.ts'
import { printWords as en } from './printWords.en.ts'
import { type PrintWords, printWords as zh } from './printWords.zh.ts'

/** The words of a print, in the language of its page. */
export function printWordsOf({ lang }: Pick<Drawn, 'lang'>): PrintWords {
  return lang === 'en' ? en : zh
}
