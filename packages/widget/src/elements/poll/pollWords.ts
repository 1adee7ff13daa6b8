import type { ActingWords } from '../../clientElement.ts'
import type { words as board } from '../../locales/zh/board.ts'
import type { words as poll } from '../../locales/zh/poll.ts'
import type { words as terms } from '../../locales/zh/terms.ts'

/** The words that a poll is drawn with. */
export type PollWords = Pick<typeof board, 'forceMark'> & typeof poll & typeof terms & ActingWords

/** What every piece of a poll is drawn with, beside its view. */
export interface Drawn {
  words: PollWords
  lang: string
}
