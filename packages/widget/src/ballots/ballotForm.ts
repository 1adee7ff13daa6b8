import type { QuestionView } from '@yishi/schema/words'
import type { TemplateResult } from 'lit'
import type { words } from '../locales/zh/poll.ts'

/** What a voter can mark for one question, online. */
export type Mark = 'for' | 'against' | 'abstain'

/** A question to be drawn with what is marked so far. */
export interface Asked {
  question: QuestionView
  /** Undefined until the voter marks something: nothing is preselected. */
  marked: Mark | undefined
  words: typeof words
  /** Id of the sentence that says what is missing, where something is. */
  fault: string | undefined
  mark(choice: Mark): void
}

/** How one form of ballot is drawn and said. */
export interface BallotForm {
  /** What is marked on the page and confirmed further down; the question names the group. */
  draw(asked: Asked): TemplateResult
  /** One action a screen: large buttons that say what they do, each of which marks. */
  drawLarge(asked: Asked): TemplateResult
  /** A choice in words, as on the confirm page; `large` as the large buttons say it. */
  say(choice: Mark, words: Asked['words'], large: boolean): string
}
