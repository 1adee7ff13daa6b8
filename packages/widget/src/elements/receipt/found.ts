import { html, nothing, type TemplateResult } from 'lit'
import type { Ballots } from '../../ballots/ballots.ts'
import { formatDate, formatInstant, formatTime } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import type { words as foundWords } from '../../locales/zh/receiptFound.ts'
import type { ReceiptWords } from '../receipt.ts'
import type { OwnBallot, ReceiptFound } from './receiptShown.ts'

/** What a found ballot is drawn with. */
export interface FoundDrawn {
  words: ReceiptWords & typeof foundWords
  lang: string
  signedIn: boolean
  ballots: Ballots
  pollHref(poll: string): string
  /** The page that says what can be proven. */
  trust: string
  signIn(): void
  again(): void
  download(): void
}

/** A ballot that is in the log: where, whether it counts, what was recorded, and what of all this is proven. */
export function found(it: ReceiptFound, drawn: FoundDrawn): TemplateResult {
  const { words, lang, pollHref, signedIn, again, download } = drawn
  const { about, own } = it
  const index = formatCount(it.index)
  const replaced = about !== null && !about.counts
  return html`<div class="outcome ${replaced ? '' : 'good'}">
      <h3 id="outcome" tabindex="-1">
        ${replaced ? words.replacedTitle(index) : html`<span aria-hidden="true">✓ </span>${words.found(index)}`}
      </h3>
    </div>
    ${it.seen === 'key-differs' ? html`<p class="refusal" role="alert">${words.keyDiffers}</p>` : nothing}
    <dl>
      ${
        about &&
        html`<dt>${words.poll}</dt>
          <dd><a href=${pollHref(about.poll)}>${about.title}</a> <span class="quiet small">${about.zoneName}</span></dd>`
      }
      <dt>${words.recordedAt}</dt>
      <dd>${formatDate(it.at, lang)} ${formatTime(it.at)}</dd>
      ${
        about &&
        html`<dt>${words.channel}</dt>
          <dd>${words.channels[about.channel]}</dd>`
      }
      <dt>${words.standing}</dt>
      <dd>${standing(it, drawn)}</dd>
    </dl>
    ${own ? opened(own, drawn) : signedIn ? nothing : askToOpen(drawn)}
    <details>
      <summary>${words.proven}</summary>
      <ul>
        <li>${words.proves.inLog(index, formatCount(it.log.size))}</li>
        <li>${words.proves.signed(it.log.key)}</li>
        ${it.seen === 'key-differs' ? nothing : html`<li>${words.proves[it.seen]}</li>`}
      </ul>
    </details>
    <details>
      <summary>${words.notProven}</summary>
      <ul>
        ${Object.values(words.provesNot).map((line) => html`<li>${line}</li>`)}
        <li><a href=${drawn.trust}>${words.trust}</a></li>
      </ul>
    </details>
    <details>
      <summary>${words.details}</summary>
      <dl class="small">
        <dt>${words.code}</dt>
        <dd translate="no">${it.code}</dd>
        <dt>${words.log}</dt>
        <dd translate="no">${it.log.origin} · ${formatCount(it.log.size)}</dd>
        <dt>${words.key}</dt>
        <dd translate="no">${it.log.key}</dd>
        <dt>${words.root}</dt>
        <dd translate="no">${it.log.root}</dd>
      </dl>
      <p class="small quiet">${words.byHand}</p>
      <textarea readonly rows="4" aria-label=${words.receiptText} .value=${it.text}></textarea>
    </details>
    <div class="row">
      <button @click=${download}>${words.download}</button>
      <button @click=${again}>${words.again}</button>
    </div>`
}

function standing({ about }: ReceiptFound, { words, lang }: FoundDrawn): string {
  if (!about) return words.notTold
  return about.counts ? words.counts : words.replaced(formatInstant(about.replacedAt ?? about.at, lang))
}

function opened({ choices, heads, area }: OwnBallot, { words, ballots }: FoundDrawn): TemplateResult {
  if (!ballots.here(choices.flatMap(({ question }) => question ?? []))) return ballots.waiting()
  return html`<section class="own" aria-labelledby="own">
    <h3 id="own">${words.own}</h3>
    <dl>
      ${choices.map(
        ({ key, question, choice }) => html`<dt>${question?.text ?? key}</dt>
          <dd>${(question ? ballots.say(question, choice) : [choice]).map((line) => html`<b class="line">${line}</b>`)}</dd>`,
      )}
    </dl>
    <p class="small quiet">${words.weight(heads, area)}</p>
    <p class="small quiet">${words.ownWhy}</p>
  </section>`
}

function askToOpen({ words, signIn }: FoundDrawn): TemplateResult {
  return html`<div class="own">
    <p class="quiet">${words.ownSignIn}</p>
    <button @click=${signIn}>${words.signIn}</button>
  </div>`
}
