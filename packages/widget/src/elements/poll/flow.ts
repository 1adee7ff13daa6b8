import type { CastAnswer, MyElector, QuestionView } from '@yishi/schema/words'
import { isWhole, type Mark } from '../../ballots/ballotForm.ts'

/**
 * Where a voter stands between question and receipt. It lives in memory alone: a choice kept in the page's storage could be
 * read by the page.
 */
export interface Flow {
  /** The elector voted for; empty while none of several is chosen. */
  elector: string
  step: 'mark' | 'confirm' | 'done'
  /** By question; empty at first, and again for every elector. */
  marks: Readonly<Record<string, Mark>>
  /** The first question that was passed over; empty: none. */
  missing: string
  /** Elder mode: the question on the screen, from 0. */
  at: number
  /** Elder mode: which screen of that question; a form may need one for each option. */
  part: number
  /** A ballot stands and another one is to take its place. */
  changing: boolean
  /** What the server answered for each elector since the page was opened. */
  answers: Readonly<Record<string, Cast>>
}

/** What the server answers to a cast; the code may come with the next reading instead. */
export type Cast = Pick<CastAnswer, 'ballot' | 'castAt'> & Partial<Pick<CastAnswer, 'receipt'>>

/** Before anything was touched. */
export const untouched: Flow = {
  elector: '',
  step: 'mark',
  marks: {},
  missing: '',
  at: 0,
  part: 0,
  changing: false,
  answers: {},
}

/** Turn to an elector, with an empty ballot. */
export function turnTo(flow: Flow, elector: string, changing = false): Flow {
  return { ...untouched, answers: flow.answers, elector, changing }
}

/** Mark one question. */
export function marked(flow: Flow, question: string, choice: Mark): Flow {
  const missing = flow.missing === question ? '' : flow.missing
  return { ...flow, marks: { ...flow.marks, [question]: choice }, missing }
}

/** On to the confirmation, or to the first question without a whole mark. */
export function reviewed(flow: Flow, questions: readonly QuestionView[]): Flow {
  const missing = questions.findIndex(({ key }) => !isWhole(flow.marks[key]))
  return missing < 0
    ? { ...flow, step: 'confirm', missing: '' }
    : { ...flow, step: 'mark', missing: questions[missing]!.key, at: missing, part: 0 }
}

/** Elder mode: one screen back. */
export function before(flow: Flow): Flow {
  return flow.part > 0 ? { ...flow, part: flow.part - 1 } : { ...flow, at: flow.at - 1, part: 0 }
}

/** Back to the ballot; what was marked stays. */
export function reopened(flow: Flow): Flow {
  return { ...flow, step: 'mark', at: 0, part: 0 }
}

/** The ballot was taken. */
export function recorded(flow: Flow, answer: Cast): Flow {
  const answers = { ...flow.answers, [flow.elector]: answer }
  return { ...flow, step: 'done', changing: false, marks: {}, answers }
}

/** The elector on the screen: the chosen one, or the only one there is. */
export function electorOf(flow: Flow, electors: readonly MyElector[]): MyElector | undefined {
  return electors.length === 1 ? electors[0] : electors.find(({ elector }) => elector === flow.elector)
}

/** Whether a ballot of this elector stands, as the server said or just answered. */
export function hasVoted({ answers }: Flow, { elector, ballot }: MyElector): boolean {
  return ballot !== null || answers[elector] !== undefined
}

/** The next of the electors for whom nothing was cast; undefined once all have voted. */
export function nextOpen(flow: Flow, electors: readonly MyElector[]): MyElector | undefined {
  return electors.find((each) => !hasVoted(flow, each))
}
