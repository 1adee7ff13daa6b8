import type { NoticeView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatDate, formatLastDate } from '../../format/date.ts'
import { formatDay, formatLastDay } from '../../format/day.ts'
import { meter } from '../../parts/meter.ts'
import { paragraphs } from '../../parts/paragraphs.ts'
import type { NoticeWords } from '../notice.ts'

/** The notice in its official form. There is an empty place for the seal; software never draws one. */
export function paper(view: NoticeView, words: NoticeWords, lang: string): TemplateResult {
  const { contact } = view
  const from = formatDate(view.opensAt, lang)
  const to = formatLastDate(view.closesAt, lang)
  return html`<article class="paper ${lang.startsWith('zh') ? 'indented' : ''}" part="paper" aria-labelledby="title">
    <h2 id="title">${view.title}</h2>
    <p class="number">${words.number(view.year, view.number)}</p>
    <p class="flush">${words.to(view.addressee)}</p>
    ${view.basis ? html`<p>${words.basis(view.basis)}</p>` : nothing} ${paragraphs(view.body)}
    <p>
      ${words.period(from, to, view.days)}${words.how(contact.place)}${
        contact.person ? words.person(contact.person) : nothing
      }${contact.telephone ? html`${words.telephone}<a class="number-to-call" href="tel:${contact.telephone.replace(/[^\d+]/g, '')}">${contact.telephone}</a>${lang.startsWith('zh') ? '。' : '.'}` : nothing}${
        contact.hours ? words.hours(contact.hours) : nothing
      }
    </p>
    ${view.correction ? html`<p class="official">${words.correction(view.correction)}</p>` : nothing}
    ${view.extensions.map(
      ({ before, reason }) =>
        html`<p class="official">${words.extended(formatLastDate(before, lang), reason)}</p>`,
    )}
    <p>${words.herewith}</p>
    <div class="sign">
      <span class="seal" aria-hidden="true">${words.seal}</span>
      <p>${view.issuer}<br />${formatDate(view.issuedAt, lang)}</p>
    </div>
    ${period(view, words, lang)}
  </article>`
}

function period(view: NoticeView, words: NoticeWords, lang: string): TemplateResult {
  const elapsed = Math.min(view.days, Math.max(0, view.days - view.daysLeft))
  return html`<div class="period">
    <span>${formatDay(view.opensAt, lang)}</span>
    ${meter({ part: String(elapsed), whole: String(view.days), threshold: null, met: false, label: '' })}
    <span>${formatLastDay(view.closesAt, lang)}</span>
    <b class=${view.state}>${stateOf(view, words)}</b>
  </div>`
}

/** 还剩 3 天, or what became of it. */
function stateOf({ state, daysLeft }: NoticeView, words: NoticeWords): string {
  if (state === 'running') return words.daysLeft(daysLeft)
  return state === 'coming' ? words.begins(-daysLeft) : words[state]
}

export const paperStyle = css`
  .paper {
    max-width: 44em;
    margin: 0 auto;
    padding: 8px 4px 0;
  }
  .paper h2 {
    font: 600 1.32em/1.5 var(--y-title);
    text-align: center;
    text-wrap: balance;
  }
  .paper .number {
    margin: 0 0 14px;
    text-align: center;
    text-indent: 0;
    color: var(--y-ink-2);
    font-size: 0.86em;
  }
  .indented p {
    text-indent: 2em;
  }
  .paper .flush {
    text-indent: 0;
  }
  .number-to-call {
    white-space: nowrap;
  }
  .sign {
    display: flex;
    justify-content: flex-end;
    align-items: center;
    gap: 4px;
    margin-top: 8px;
  }
  .sign p {
    text-indent: 0;
    text-align: end;
  }
  .seal {
    flex: none;
    display: grid;
    place-items: center;
    width: max(84px, 5.25rem);
    height: max(84px, 5.25rem);
    margin-inline-end: -22px;
    border: 1px dashed var(--y-ink-3);
    border-radius: 50%;
    color: var(--y-ink-3);
    font-size: max(12px, 0.75rem);
  }
  .period {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0 10px;
    align-items: center;
    margin-top: 18px;
    font-size: 0.86em;
    color: var(--y-ink-2);
  }
  .period .meter {
    height: 4px;
    margin: 0;
    overflow: hidden;
    border-radius: 2px;
  }
  .period .meter .part {
    fill: var(--y-official);
  }
  .period b {
    grid-column: 1 / -1;
    text-align: center;
    font-weight: 600;
  }
  .period .running {
    color: var(--y-official);
  }
  .period .done {
    color: var(--y-done);
  }
`
