import type { QuestionView } from '@yishi/schema/words'
import type { TemplateResult } from 'lit'

/** What a voter has marked for one question; what it may be depends on the form. */
export type Mark = 'for' | 'against' | 'abstain'

/** A question to be drawn with what is marked so far. */
export interface Asked {
  question: QuestionView
  /** Nothing is marked until the voter does. */
  marked: Mark | undefined
  /** Words for the group, where the question's sentence is not to be its name alone: `2 of 3`. */
  counter: string
  lang: 'zh' | 'en'
  mark(choice: Mark): void
}

/** How one form of ballot is drawn and said. */
export interface BallotForm {
  /** Radio buttons or whatever the form asks for, with the question as the name of the group. */
  draw(asked: Asked): TemplateResult
  /** One action a screen: large buttons that say what they do, each of which marks and goes on. */
  drawLarge(asked: Asked): TemplateResult
  /** A choice in words, as on the confirm page and in the result. */
  say(choice: string, lang: 'zh' | 'en'): string
}
