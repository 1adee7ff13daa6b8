import type { PollView, QuestionResult, QuestionView } from '@yishi/schema/words'
import { type Cell, decimal, type Table } from '../export/table.ts'
import { exportWordsOf } from './exportWords.ts'
import { stepsOf } from './pages/corrections.ts'
import type { Drawn } from './pages/page.ts'
import { figuresOf, namedVotes, optionName, outcomeOf } from './pages/tally.ts'

/**
 * Every correction of a result, and every figure before and after each, row by row, with the mark of force; nothing where the result stands
 * as it was counted first.
 */
export function correctionTables(view: PollView, drawn: Drawn, head: readonly string[]): Table[] {
  const steps = stepsOf(view)
  if (steps.length === 0) return []
  const { words, format, lang } = drawn
  const export_ = exportWordsOf(lang)
  const force = words.force[view.force]
  const {
    correction: name,
    at,
    reason,
    objectors,
    sheets,
    item,
    standing,
    outcome,
    choice,
    heads,
    area,
  } = export_
  const who = (numbers: readonly number[]) =>
    numbers.map((number) => words.objector(number)).join(words.listSign)
  return [
    {
      name,
      head,
      columns: [name, at, reason, objectors, sheets, export_.force],
      rows: steps.map(({ correction: one }) => [
        one.number,
        format.minute(one.at),
        one.reason,
        who(one.objectors),
        one.sheets,
        force,
      ]),
    },
    {
      name: standing,
      head,
      columns: [name, standing, item, outcome, choice, heads, area, export_.force],
      rows: steps.flatMap(({ correction, after }) =>
        [
          { said: words.before, results: correction.before },
          { said: words.after, results: after },
        ].flatMap(({ said, results }) =>
          view.questions.flatMap((question) => {
            const result = results.find(({ key }) => key === question.key)
            const start = [correction.number, said, question.text]
            return result ? figureRows(result, question, drawn).map((row) => [...start, ...row, force]) : []
          }),
        ),
      ),
    },
  ]
}

/** Outcome, name, heads or points, and area of everything that was counted of a question. */
function figureRows(result: QuestionResult, question: QuestionView, { words }: Drawn): Cell[][] {
  const outcome = outcomeOf(result, question, words)
  const counts = [...namedVotes(result, question, words), [words.silent, result.silent] as const]
  const figures = result.tally ? figuresOf(result.tally, question, words) : []
  return [
    ...counts.map(([name, of]): Cell[] => [outcome, name, of.heads, decimal(of.area)]),
    ...figures.flatMap(({ name, of }) =>
      question.options.map((_, at): Cell[] => {
        const digit = `${at + 1}`
        return [outcome, words.namedList(optionName(question, digit), name), of(digit), null]
      }),
    ),
  ]
}
