import type { PollView, QuestionResult, QuestionView, Weight } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatArea, formatCount } from '../../format/number.ts'
import { condition } from '../../parts/condition.ts'
import type { Drawn } from './pollWords.ts'

/** The result of every question: outcome, every condition with its two numbers, the strict count beside it, the votes. */
export function result(view: PollView, drawn: Drawn): TemplateResult {
  const { words } = drawn
  const { channels } = view
  return html`${(view.results ?? []).map((each) => resultOf(each, view, drawn))}
  ${
    channels
      ? html`<p class="small quiet">
          ${words.channelsWere(formatCount(channels.online), formatCount(channels.paper), formatCount(channels.replaced))}
        </p>`
      : nothing
  }`
}

function resultOf(of: QuestionResult, view: PollView, drawn: Drawn): TemplateResult {
  const { words } = drawn
  const question = view.questions.find(({ key }) => key === of.key)
  return html`<section class="result" aria-labelledby="outcome-${of.key}">
    ${question ? html`<p class="sentence">${question.text}</p>` : nothing}
    <span class="tag ${of.outcome === 'passed' ? 'done' : 'official'}">${words.outcome[of.outcome]}</span>
    <h3 id="outcome-${of.key}">${outcomeSentence(of, view, words)}</h3>
    <div class="conds">${of.conditions.map((each) => condition(each, words))}</div>
    ${strict(of, words)} ${votes(of, question, view, words)}
  </section>`
}

/** The outcome in a sentence; of an advisory poll never without saying that it binds nobody. */
export function outcomeSentence(of: QuestionResult, { force }: PollView, words: Drawn['words']): string {
  if (force === 'advisory') return words.advisoryOutcome[of.outcome]
  const missed = of.conditions.filter(({ met }) => !met).length
  switch (of.outcome) {
    case 'passed':
      return words.outcomePlain.passed(of.conditions.length)
    case 'failed':
      return words.outcomePlain.failed(missed)
    case 'inquorate':
      return words.outcomePlain.inquorate
  }
}

/** The count without the silent, shown whenever silence is deemed to be anything. */
function strict({ strict: of }: QuestionResult, words: Drawn['words']): TemplateResult | typeof nothing {
  if (!of) return nothing
  return html`<div class="strict">
    <h4>${words.strictTitle} <span class="tag">${words.outcome[of.outcome]}</span></h4>
    <div class="conds">${of.conditions.map((each) => condition(each, words))}</div>
  </div>`
}

/** Votes by heads, and by area where area counts. */
function votes(
  of: QuestionResult,
  question: QuestionView | undefined,
  { measures }: PollView,
  words: Drawn['words'],
): TemplateResult {
  const area = measures.includes('area')
  const row = (title: string, weight: Weight) =>
    html`<tr>
      <th scope="row">${title}</th>
      <td>${words.heads(formatCount(weight.heads))}</td>
      ${area ? html`<td>${formatArea(weight.area)}</td>` : nothing}
    </tr>`
  return html`<table aria-label=${question?.text ?? words.votes}>
    <thead>
      <tr>
        <th scope="col">${words.votes}</th>
        <th scope="col">${words.headsTitle}</th>
        ${area ? html`<th scope="col">${words.areaTitle}</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${(['for', 'against', 'abstain', 'invalid'] as const).map((voice) => row(words.choice[voice], of.votes[voice]))}
      ${row(words.silent, of.silent)}
    </tbody>
  </table>`
}
