import type { SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from '../../draft.ts'
import { formatInstant } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { field } from '../../parts/field.ts'
import { paragraphs } from '../../parts/paragraphs.ts'
import type { Drawn } from './councilWords.ts'

/** The minutes as everybody reads them, with the checkpoint that paper carries. */
export function minutes(
  { minutesText, minutesAt, corrections, checkpoint }: SessionView,
  { words, lang }: Drawn,
): TemplateResult {
  if (!minutesText || !minutesAt) return html`<p class="quiet">${words.minutesNone}</p>`
  return html`<div class="text">${paragraphs(minutesText)}</div>
    ${corrections.map(
      ({ text, at }) =>
        html`<h4>${words.correction(formatInstant(at, lang))}</h4>
          <div class="text">${paragraphs(text)}</div>`,
    )}
    <p class="small quiet">
      ${words.minutesAt(formatInstant(minutesAt, lang))}
      ${checkpoint ? html`<br />${words.checkpoint(formatCount(checkpoint.size))} <code>${checkpoint.root}</code>` : nothing}
    </p>`
}

/** The clerk's text, new or corrected. */
export interface Writing {
  draft: Draft
  correcting: boolean
  confirming: boolean
  missing: boolean
  busy: boolean
  refusal: unknown
  review(): void
  publish(): void
  leave(): void
}

/** A text area that keeps what is typed, and a second look before it is public. */
export function minutesForm(of: Writing, words: Drawn['words']): TemplateResult {
  return html`<div>
    ${field({
      id: 'minutes',
      label: of.correcting ? words.minutesCorrect : words.minutesEdit,
      hint: words.minutesHint,
      value: of.draft.value('text'),
      lines: 10,
      most: 20_000,
      error: of.missing ? words.callMissing : '',
      input: of.draft.keep('text'),
    })}
    ${of.refusal}
    ${
      of.confirming
        ? confirmBar({
            question: words.minutesConfirm,
            yes: of.busy ? words.working : words.confirm,
            no: words.cancel,
            busy: of.busy,
            agree: of.publish,
            leave: of.leave,
          })
        : html`<div class="row">
            <button class="primary" @click=${of.review}>
              ${of.correcting ? words.minutesCorrect : words.minutesPublish}
            </button>
          </div>`
    }
  </div>`
}
