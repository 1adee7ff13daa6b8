import type { ActingWords } from '../../clientElement.ts'
import type { words as progress } from '../../locales/zh/progress.ts'
import type { words as work } from '../../locales/zh/progressWork.ts'

/** The words that the work is drawn with. */
export type ProgressWords = typeof progress & ActingWords

/** The same with those that only staff, assignees and the two sides of an acceptance read. */
export type WorkWords = ProgressWords & typeof work

/** What every piece of it is drawn with, beside its view. */
export interface Drawn {
  words: ProgressWords
  lang: string
}
