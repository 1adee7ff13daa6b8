import type { ActingWords } from '../../clientElement.ts'
import type { words as progress } from '../../locales/zh/progress.ts'

/** The words that the work is drawn with. */
export type ProgressWords = typeof progress & ActingWords

/** What every piece of it is drawn with, beside its view. */
export interface Drawn {
  words: ProgressWords
  lang: string
}
