import type { MyElector, PollView, ProxyView, QuestionView } from '@yishi/schema/words'
import { html, type TemplateResult } from 'lit'
import type { Ballots } from '../../ballots/ballots.ts'
import { formatInstant } from '../../format/date.ts'
import type { words as proxyWords } from '../../locales/zh/pollProxy.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import type { Drawn } from './pollWords.ts'

/** A mandate that stands, and how it is taken back. */
export interface Given {
  view: PollView
  elector: MyElector
  mandate: ProxyView
  ballots: Ballots
  asking: boolean
  busy: boolean
  refusal: unknown
  /** Null where it cannot be revoked (any more). */
  ask: (() => void) | null
  revoke(): void
  leave(): void
}

type Words = Pick<Drawn['words'], 'working'> & typeof proxyWords

/** What a mandate says of a question: it is left to the holder, not mandated, or how to vote. */
export function itemLines(
  question: QuestionView,
  item: string | undefined,
  { ballots, words }: { ballots: Ballots; words: typeof proxyWords },
): TemplateResult[] {
  const lines =
    item === undefined || item === 'none'
      ? [words.item.none]
      : item === 'free'
        ? [words.item.free]
        : ballots.say(question, item)
  return lines.map((line) => html`<b>${line}</b>`)
}

/** Who votes for the elector, on what, how, since when; and the way to take it back. */
export function given(of: Given, { words, lang }: { words: Words; lang: string }): TemplateResult {
  const { view, mandate, ballots, ask } = of
  return html`<h3 id="proxy" tabindex="-1">${words.given(mandate.holder ?? '')}</h3>
    <p class="small quiet">
      ${words.givenAt(formatInstant(mandate.grantedAt, lang), mandate.by)}${mandate.counts ? ` ${words.givenCounts}` : ''}
    </p>
    <dl>
      ${view.questions.map(
        (question) =>
          html`<dt>${question.text}</dt>
            <dd>${itemLines(question, mandate.items[question.key], { ballots, words })}</dd>`,
      )}
    </dl>
    <p class="small">${words.endsByVoting}</p>
    ${of.refusal}
    ${
      of.asking
        ? confirmBar({
            question: words.revokeSure,
            yes: of.busy ? words.working : words.revoke,
            no: words.revokeNot,
            busy: of.busy,
            agree: of.revoke,
            leave: of.leave,
          })
        : ask
          ? html`<div class="row"><button @click=${ask}>${words.revoke}</button></div>`
          : ''
    }`
}
