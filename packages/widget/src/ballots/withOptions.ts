import type { BallotForm as Form, QuestionResult, QuestionView } from '@yishi/schema/words'
import type { TemplateResult } from 'lit'
import { dress } from '../dress.ts'
import { type Locales, loadWords } from '../words.ts'
import type { Asked, AskedLarge, BallotForm, BallotWords, Mark } from './ballotForm.ts'
import { ballotStyle } from './ballotStyle.ts'
import { ballotForms } from './index.ts'
import { figuresOf, outcomeOf, tally } from './tally.ts'

const locales: Locales<BallotWords> = import.meta.glob<{ words: BallotWords }>('../locales/*/ballot.ts')

/** What a method made of the ballots of a question, to be drawn and to be said in a sentence. */
export interface TallyDrawn {
  words: BallotWords
  draw(): TemplateResult
  say(advisory: boolean): string
  /** Every option with its figures, a line each. */
  figures(): [string, string[]][]
}

/** An ask without what is the same for all of a ballot. */
export type Without<T> = Omit<T, 'words' | 'focus'>

/** The forms with options that a ballot needs, with their words; here all of it has come. */
export interface WithOptions {
  words: BallotWords
  draw(asked: Without<Asked<unknown>>): TemplateResult
  drawLarge(asked: Without<AskedLarge<unknown>>): TemplateResult
  say(question: QuestionView, choice: Mark, large: boolean): string[]
  missing(question: QuestionView): string
  rule(question: QuestionView, rule: string): string
  tally(question: QuestionView, result: QuestionResult): TallyDrawn | null
}

interface Host {
  readonly tongue: string
  readonly renderRoot: HTMLElement | DocumentFragment
  focusOn(selector: string): Promise<void>
}

/** Fetches the forms that a ballot needs, and their words; its element gets their looks. */
export async function withOptions(host: Host, names: readonly Form[]): Promise<WithOptions> {
  const lang = host.tongue
  const [words, ...loaded] = await Promise.all([
    loadWords(locales, lang),
    ...names.map((name) => ballotForms[name]()),
  ])
  const forms = new Map<string, BallotForm>(names.map((name, at) => [name, loaded[at]!]))
  const focus = (selector: string): void => {
    host.focusOn(selector)
  }
  const formOf = ({ form }: QuestionView): BallotForm => forms.get(form)!
  dress(host, ballotStyle)
  return {
    words,
    draw: (asked) => formOf(asked.question).draw({ ...asked, words, focus }),
    drawLarge: (asked) => formOf(asked.question).drawLarge({ ...asked, words, focus }),
    say(question, choice, large) {
      if (choice === 'abstain') return [large ? words.abstainWhole : words.abstain]
      return formOf(question).say({ question, choice, large }, words)
    },
    missing: (question) => formOf(question).missing(words),
    rule({ method }, rule) {
      if (!method) return rule
      const judged = rule && (method === 'single' || method === 'approval')
      return words.method[method] + (judged ? words.thenRule + rule : '')
    },
    tally(question, result) {
      if (!result.tally) return null
      const of = { question, result, tally: result.tally }
      return {
        words,
        draw: () => tally(of, { words, lang }),
        say: (advisory) => outcomeOf(of, { words, advisory }),
        figures: () => figuresOf(of, words),
      }
    },
  }
}
