import type { ActingWords } from '../../clientElement.ts'
import type { words as council } from '../../locales/zh/council.ts'
import type { words as lead } from '../../locales/zh/councilLead.ts'
import type { words as terms } from '../../locales/zh/terms.ts'

/** The words that a council is drawn with. */
export type CouncilWords = typeof council & typeof terms & ActingWords

/** The same with those that only they read who call and lead a session. */
export type LeadWords = CouncilWords & typeof lead

/** What every piece of a council is drawn with, beside its view. */
export interface Drawn {
  words: CouncilWords
  lang: string
}
