import type { ConditionView, QuestionResult, QuestionView, Weight } from '@yishi/schema/words'
import { grouped, share } from './format.ts'
import { type Html, html } from './html.ts'
import type { Drawn } from './page.ts'
import { printWordsOf } from './printWordsOf.ts'
import { namedVotes, outcomeOf, tallyText } from './tally.ts'

/** What a result is drawn with. */
export interface Counting {
  drawn: Drawn
  /** What was asked, as far as it is at hand: the names of its options. */
  question: QuestionView | undefined
  area: boolean
  force: string
  /** The roll's totals, for the last line; null where they are not at hand. */
  whole: Weight | null
}

/** A question's counts and conditions as two tables, and its outcome in a sentence with the force of the vote. */
export function counted(result: QuestionResult, { drawn, question, area, force, whole }: Counting): Html {
  const { words } = drawn
  const print = printWordsOf(drawn)
  const row = (name: string, of: Weight) =>
    html`<tr><th scope="row">${name}</th><td>${grouped(String(of.heads))}</td>${area && html`<td>${grouped(of.area)}</td>`}</tr>`
  return html`${tallyText(result, question, drawn)}<div class="counted"><table><thead><tr><th>${print.choice}</th><th>${print.headsColumn}</th>${
    area && html`<th>${print.areaColumn}</th>`
  }</tr></thead><tbody>${namedVotes(result, question, words).map(([name, of]) => row(name, of))}${row(words.silent, result.silent)}${whole && row(print.sum, whole)}</tbody></table>
${conditionTable(result.conditions, drawn)}</div>
<p class="outcome">${print.outcome(outcomeOf(result, question, words), force)}</p>
${
  result.strict &&
  html`<h3>${words.strict}</h3>${conditionTable(result.strict.conditions, drawn)}<p class="outcome">${print.outcome(words.results[result.strict.outcome], force)}</p>`
}`
}

function conditionTable(conditions: readonly ConditionView[], drawn: Drawn): Html {
  const { words } = drawn
  const print = printWordsOf(drawn)
  return html`<table><thead><tr><th>${print.conditionColumn}</th><th>${print.actual}</th><th>${print.shareColumn}</th><th>${print.required}</th><th>${print.verdict}</th></tr></thead>
<tbody>${conditions.map((one) => {
    const unit = one.measure === 'area' ? words.area : words.heads
    return html`<tr><th scope="row">${words.condition[one.kind][one.measure]}</th><td>${unit(`${grouped(one.part)} / ${grouped(one.whole)} `)}</td><td>${share(one.part, one.whole)}</td><td>${words.must(one.threshold, one.comparison === '>')}</td><td>${one.met ? words.met : words.missed}</td></tr>`
  })}</tbody></table>`
}
