import type { ObjectionView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatEnd } from '../../format/date.ts'
import { formatDay } from '../../format/day.ts'
import type { NoticeWords } from '../notice.ts'

/** What the list needs to speak and to draw the reader's own buttons. */
export interface ObjectionList {
  words: NoticeWords
  lang: string
  /** The buttons of an objection of one's own, or nothing. */
  buttons(objection: ObjectionView): unknown
}

/** What was held against it, and what was answered. */
export function objections(
  list: readonly ObjectionView[],
  { words, lang, buttons }: ObjectionList,
): TemplateResult {
  return html`<ul class="plain objections">
    ${list.map(
      (objection) =>
        html`<li>
          ${head(objection, words, lang)}
          <blockquote>${objection.full?.body ?? objection.words ?? html`<span class="quiet">${words.wordsWithheld}</span>`}</blockquote>
          ${forStaff(objection, words)} ${answer(objection, words, lang)} ${buttons(objection)}
        </li>`,
    )}
  </ul>`
}

function head(
  { number, raisedAt, channel, mine, outcome }: ObjectionView,
  words: NoticeWords,
  lang: string,
): TemplateResult {
  return html`<div class="top">
    <b>${words.objector(number)}${mine ? html` <span class="tag">${words.mine}</span>` : nothing}</b>
    ${outcome ? html`<span class="tag ${outcome === 'upheld' ? 'done' : ''}">${words.outcome[outcome]}</span>` : nothing}
    <span class="quiet small">${words.raisedAt(formatDay(raisedAt, lang), words.channel[channel])}</span>
  </div>`
}

function forStaff({ full, mine }: ObjectionView, words: NoticeWords): TemplateResult | typeof nothing {
  if (!full || mine) return nothing
  return html`<p class="small quiet">
    <span class="tag">${words.staffOnly}</span> ${full.householdLabel}${full.metNote ? html`<br />${words.metNote(full.metNote)}` : nothing}
  </p>`
}

function answer(objection: ObjectionView, words: NoticeWords, lang: string): TemplateResult {
  const { metAt, reply, repliedAt, dueAt, outcome, reviewAskedAt } = objection
  const met = metAt ? words.metAt(formatDay(metAt, lang)) : objection.metDeclined ? words.metDeclined : ''
  return html`${met ? html`<p class="small quiet">${met}</p>` : nothing}
    ${
      reply && repliedAt
        ? html`<div class="reply"><span class="small quiet">${words.reply(formatDay(repliedAt, lang))}</span>
          <p class="prose">${reply}</p></div>`
        : outcome
          ? nothing
          : html`<p class="small official">${words.dueAt(formatEnd(dueAt, lang))}</p>`
    }
    ${reviewAskedAt ? html`<p class="small quiet">${words.reviewAsked(formatDay(reviewAskedAt, lang))}</p>` : nothing}`
}

export const objectionsStyle = css`
  .objections li {
    padding: 14px 0;
    border-top: 1px solid var(--y-line);
  }
  .objections li:first-child {
    border: 0;
    padding-top: 0;
  }
  .objections .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .objections .top .quiet {
    margin-inline-start: auto;
  }
  blockquote {
    margin: 6px 0;
    white-space: pre-line;
  }
  .reply {
    margin: 8px 0 0;
    padding: 0 0 0 14px;
    border-inline-start: 2px solid var(--y-ink);
  }
  .reply p {
    margin: 2px 0 0;
  }
`
