import type { MeView, ProgressView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from '../../draft.ts'
import { formatLastDay } from '../../format/day.ts'
import { field } from '../../parts/field.ts'
import { householdChoice } from '../../parts/householdChoice.ts'
import { meter } from '../../parts/meter.ts'
import type { Drawn } from './progressWords.ts'

const scale = [5, 4, 3, 2, 1] as const
export type Stars = (typeof scale)[number]

/** ★★★★☆, for eyes alone: the words stand beside it. */
const drawnStars = (stars: number): string => '★'.repeat(stars) + '☆'.repeat(5 - stars)

/** 评价: the mean with how many households it is of; broken down from five on. */
export function ratings({ ratings: of, rateBy }: ProgressView, { words, lang }: Drawn): TemplateResult {
  const { households, mean, stars } = of
  const share = (count: number) =>
    meter({ part: String(count), whole: String(households), threshold: null, met: false, label: '' })
  return html`${
    mean !== null && stars
      ? html`<p><b class="mean">${mean}</b> <span class="quiet">${words.ratingMean(households)}</span></p>
            <ul class="plain bars">
              ${scale.map(
                (star) =>
                  html`<li>
                    <span class="vh">${words.ratingRow(star, stars[star - 1]!)}</span
                    ><span class="small" aria-hidden="true">${words.starCount(star)}</span>${share(stars[star - 1]!)}<span
                      class="small quiet"
                      aria-hidden="true"
                      >${stars[star - 1]}</span
                    >
                  </li>`,
              )}
            </ul>`
      : html`<p class="quiet">${households ? words.ratingFew(households) : words.ratingNone}</p>`
  }
    ${rateBy ? html`<p class="small quiet">${words.ratingBy(formatLastDay(rateBy, lang))}</p>` : nothing}`
}

/** A household's stars as they are being given. */
export interface Rating {
  given: number | null
  /** The form is open though stars were given. */
  changing: boolean
  stars: Stars | undefined
  households: MeView['households']
  draft: Draft
  tried: boolean
  busy: boolean
  refusal: unknown
  choose(stars: Stars): void
  send(): void
  change(): void
}

/** One to five stars as radio buttons with words, none preselected. */
export function rateForm(of: Rating, words: Drawn['words']): TemplateResult {
  const { given, stars, draft, tried, households } = of
  if (given !== null && !of.changing)
    return html`<p>
      ${words.rated(given, words.star[given as Stars])}
      <button class="link" @click=${of.change}>${words.rateChange}</button>
    </p>`
  const missing = tried && !stars
  const homeless = tried && households.length > 1 && !draft.value('household')
  return html`<div class="form">
    ${householdChoice(households, draft, { legend: words.rateFor, error: homeless ? words.rateForFirst : '' })}
    <fieldset class="stars" aria-describedby=${missing ? 'stars-missing' : nothing}>
      <legend id="rate" tabindex="-1">${words.ratingAsk}</legend>
      ${scale.map(
        (value) =>
          html`<label class="choice">
            <input type="radio" name="stars" .value=${String(value)} .checked=${stars === value} @change=${() => of.choose(value)} />
            <span class="drawn" aria-hidden="true">${drawnStars(value)}</span>
            <span>${words.star[value]}<span class="vh">${words.starCount(value)}</span></span>
          </label>`,
      )}
    </fieldset>
    ${missing ? html`<p class="refusal" role="alert" id="stars-missing">${words.rateFirst}</p>` : nothing}
    ${field({
      id: 'comment',
      label: words.ratingComment,
      value: draft.value('comment'),
      lines: 2,
      most: 500,
      input: draft.keep('comment'),
    })}
    ${of.refusal}
    <div class="row">
      <button class="primary" ?disabled=${of.busy} @click=${of.send}>${of.busy ? words.working : words.rateNow}</button>
    </div>
  </div>`
}
