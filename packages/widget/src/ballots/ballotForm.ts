import type { QuestionView } from '@yishi/schema/words'
import type { TemplateResult } from 'lit'
import type { words as ballotWords } from '../locales/zh/ballot.ts'

/** What a voter has marked for one question: a choice word, or the beginning of one, `5,,3` while a score is missing. */
export type Mark = string

/** Whether a mark says all that its question asks: no place in it is empty, and nothing hangs at its end. */
export function isWhole(mark: Mark | undefined): boolean {
  return Boolean(mark) && !/^,|,,|[,=]$/.test(mark!)
}

/** The words of the forms beside yes, no and abstain; they are fetched with them. */
export type BallotWords = typeof ballotWords

/** A question to be drawn with what is marked so far. */
export interface Asked<W> {
  question: QuestionView
  /** Undefined or empty until the voter marks something: nothing is preselected. */
  marked: Mark | undefined
  words: W
  /** Id of the sentence that says what is missing, where something is. */
  fault: string | undefined
  /** An empty mark takes back what was marked. */
  mark(choice: Mark): void
  /** Move the focus, where what had it is gone. */
  focus(selector: string): void
}

/** The same for one action a screen. */
export interface AskedLarge<W> extends Asked<W> {
  /** Which of its screens, from 0; a form may need one for each option. */
  part: number
  /** Mark, and go on to the next screen of this question. */
  more(choice: Mark): void
}

/** How one form of ballot is drawn and said. */
export interface BallotForm<W = BallotWords> {
  /** What is marked on the page and confirmed further down; the question names the group. */
  draw(asked: Asked<W>): TemplateResult
  /** One action a screen: large buttons that say what they do, each of which marks and goes on. */
  drawLarge(asked: AskedLarge<W>): TemplateResult
  /** A choice in words, a line for each thing that it says, as on the confirm page; `large` as the large buttons say it. */
  say(of: { question: QuestionView; choice: Mark; large: boolean }, words: W): string[]
  /** What to do where the question was passed over. */
  missing(words: W): string
}
