import type { CorrectionView, PollView, QuestionResult, QuestionView, Weight } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import { formatArea, formatCount } from '../../format/number.ts'
import type { DrawnResult } from './result.ts'
import { voicesOf } from './voicesOf.ts'

/** Of every correction what stood before it and what came after, question by question. */
export function correctionFigures(view: PollView, drawn: DrawnResult): TemplateResult[] {
  const { words, lang } = drawn
  const { corrections, questions, results } = view
  return corrections.map((correction, at) => {
    const after = corrections[at + 1]?.before ?? results ?? []
    return html`<section class="result figures" aria-labelledby="corrected-${correction.number}">
      <h3 id="corrected-${correction.number}">${words.correctionOn(formatDay(correction.at, lang))}</h3>
      ${questions.map((question) => beforeAndAfter(question, { correction, after, view }, drawn))}
    </section>`
  })
}

/** A question's figures in two columns, each line in the terms of its own count. */
function beforeAndAfter(
  question: QuestionView,
  {
    correction,
    after,
    view,
  }: { correction: CorrectionView; after: readonly QuestionResult[]; view: PollView },
  drawn: DrawnResult,
): TemplateResult | typeof nothing {
  const { words } = drawn
  const [was, is] = [correction.before, after].map((results) => {
    const result = results.find(({ key }) => key === question.key)
    return result && linesOf(result, question, { view, drawn })
  })
  if (!was || !is) return nothing
  const titles = [...new Set([...is.keys(), ...was.keys()])]
  const cell = (lines: readonly string[] | undefined) =>
    html`<td>${lines?.map((line, at) => html`${at ? html`<br />` : nothing}${line}`) ?? '—'}</td>`
  return html`${view.questions.length > 1 ? html`<p class="small">${question.text}</p>` : nothing}
    <table aria-label=${words.correctionOf(question.text)}>
      <thead>
        <tr>
          <th scope="col"><span class="vh">${words.votes}</span></th>
          <th scope="col">${words.beforeIt}</th>
          <th scope="col">${words.afterIt}</th>
        </tr>
      </thead>
      <tbody>
        ${titles.map(
          (title) =>
            html`<tr class=${`${was.get(title)}` === `${is.get(title)}` ? '' : 'changed'}>
              <th scope="row">${title}</th>
              ${cell(was.get(title))} ${cell(is.get(title))}
            </tr>`,
        )}
      </tbody>
    </table>`
}

/** What a question came to, line by line: its outcome; of options each one's votes, points, place or rounds; who said what. */
function linesOf(
  result: QuestionResult,
  question: QuestionView,
  { view, drawn }: { view: PollView; drawn: DrawnResult },
): Map<string, readonly string[]> {
  const { words, ballots } = drawn
  const counted = ballots.tally(question, result)
  const weight = ({ heads, area }: Weight) => [
    words.heads(formatCount(heads)),
    ...(view.measures.includes('area') ? [formatArea(area)] : []),
  ]
  const voices = [...voicesOf(result, question, { words, counted }), [words.silent, result.silent] as const]
  return new Map([
    [words.outcomeTitle, [counted?.say(false) ?? words.outcome[result.outcome]]],
    ...(counted?.figures() ?? []),
    ...voices.map(([title, of]) => [title, weight(of)] as const),
  ])
}
