import type { MyElector, PollView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Mark } from '../../ballots/ballotForm.ts'
import type { Ballots } from '../../ballots/ballots.ts'
import { standsFor } from './ballot.ts'
import type { Drawn } from './pollWords.ts'

/** What is to be confirmed. */
export interface Confirming {
  view: PollView
  elector: MyElector
  /** By question; one without a mark is not mandated. */
  marks: Readonly<Record<string, Mark>>
  /** Their own vote ends the mandate that they gave. */
  endsMandate: boolean
  large: boolean
  ballots: Ballots
  busy: boolean
  /** Why it did not succeed the last time. */
  refusal: unknown
  cast(): void
  back(): void
}

/** The sentence and the choice once more, before it is cast. */
export function confirmPage(of: Confirming, { words }: Drawn): TemplateResult {
  const { view, elector, marks, large, ballots } = of
  return html`<section class="confirming" aria-labelledby="check-title">
    <h3 id="check-title" tabindex="-1">${words.confirmTitle}</h3>
    <p>${standsFor(elector, view, words)}</p>
    <dl>
      ${view.questions.map((question) => {
        const mark = marks[question.key]
        return html`<dt>${question.text}</dt>
          <dd>
            ${
              mark
                ? html`<span class="small quiet">${words.yourChoice}</span>${ballots.say(question, mark, large).map((line) => html`<b>${line}</b>`)}`
                : html`<span class="quiet">${words.notMandated}</span>`
            }
          </dd>`
      })}
    </dl>
    ${of.endsMandate ? html`<p class="official">${words.votingEnds}</p>` : nothing} ${of.refusal}
    <div class="row">
      <button class="primary" ?disabled=${of.busy} @click=${of.cast}>${of.busy ? words.working : words.castNow}</button>
      <button ?disabled=${of.busy} @click=${of.back}>${words.back}</button>
    </div>
  </section>`
}
