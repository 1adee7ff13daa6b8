import type { ActingWords } from '../../clientElement.ts'
import type { words as photos } from '../../locales/zh/photos.ts'
import type { words as progress } from '../../locales/zh/progress.ts'

/** The words that the work is drawn with. */
export type ProgressWords = typeof progress & typeof photos & ActingWords

/** What every piece of it is drawn with, beside its view. */
export interface Drawn {
  words: ProgressWords
  lang: string
}
