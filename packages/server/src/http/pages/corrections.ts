import type { CorrectionView, QuestionResult, QuestionView, ResultView } from '@yishi/schema/words'
import { figuresLine } from './figuresLine.ts'
import { type Html, html } from './html.ts'
import type { Drawn } from './page.ts'

/** A result as far as its corrections are told. */
export interface CorrectedResult {
  questions: readonly QuestionView[]
  results: readonly QuestionResult[] | null
  corrections: readonly CorrectionView[]
}

/** A correction with what stood after it: what the next one found, or what stands now. */
export interface CorrectionStep {
  correction: CorrectionView
  after: readonly QuestionResult[]
}

/** Whether area counts in a result. */
export function hasArea({ results }: Pick<ResultView, 'results'>): boolean {
  return results.some((one) => one.conditions.some(({ measure }) => measure === 'area'))
}

/** Every correction of a result, the first one first, each with the result before and after it. */
export function stepsOf({ corrections, results }: CorrectedResult): CorrectionStep[] {
  return corrections.map((correction, i) => ({
    correction,
    after: corrections[i + 1]?.before ?? results ?? [],
  }))
}

/** That a result was corrected, in two sentences: when and why, and whose objection it goes back to. */
export function correctionLines(
  { number, at, reason, objectors, sheets }: CorrectionView,
  { words, format }: Drawn,
): [string, string] {
  const who = objectors.map((objector) => words.objector(objector)).join(words.listSign)
  return [words.correctedOn(number, format.day(at), reason), words.correctedFor(who, sheets)]
}

/** That a result was corrected: when, why, for whose objection, and question by question what was before and what came after. */
export function corrections(
  view: CorrectedResult,
  { drawn, area }: { drawn: Drawn; area: boolean },
): Html | null {
  if (view.corrections.length === 0) return null
  const { words } = drawn
  const many = view.questions.length > 1
  const line = (name: string, results: readonly QuestionResult[], question: QuestionView) => {
    const result = results.find(({ key }) => key === question.key)
    return result && html`<dt>${name}</dt><dd>${figuresLine(result, question, { words, area })}</dd>`
  }
  return html`<section class="corrected">${stepsOf(view).map(({ correction, after }) => {
    const [what, why] = correctionLines(correction, drawn)
    return html`<p class="mark">${what}</p>
<p class="small">${why}</p>
${view.questions.map(
  (question) =>
    html`${many && html`<p>${question.text}</p>`}<dl>${line(words.before, correction.before, question)}${line(words.after, after, question)}</dl>`,
)}`
  })}</section>`
}

/** The same as {@link corrections}, line by line, for what knows no paragraphs. */
export function correctionTexts(
  view: CorrectedResult,
  { drawn, area }: { drawn: Drawn; area: boolean },
): string[] {
  const { words } = drawn
  return stepsOf(view).flatMap(({ correction, after }) => [
    ...correctionLines(correction, drawn),
    ...view.questions.flatMap((question) => {
      const line = (name: string, results: readonly QuestionResult[]) => {
        const result = results.find(({ key }) => key === question.key)
        return result ? [words.namedList(name, figuresLine(result, question, { words, area }))] : []
      }
      return [
        ...(view.questions.length > 1 ? [question.text] : []),
        ...line(words.before, correction.before),
        ...line(words.after, after),
      ]
    }),
  ])
}

/** Of figures that were corrected after they had been told here: that they do not stand, since when and why. */
export function overtakenMark({ overtaken, poll }: ResultView, { words, format }: Drawn): Html | null {
  return (
    overtaken &&
    html`<p class="mark">${words.overtaken(format.day(overtaken.at), overtaken.reason)} <a href="/v/${poll}">${words.standsNow}</a></p>`
  )
}
