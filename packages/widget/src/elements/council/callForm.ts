import type { CouncilView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from '../../draft.ts'
import { field } from '../../parts/field.ts'
import type { LeadWords } from './councilWords.ts'

/** A call as it is being written. */
export interface Calling {
  view: CouncilView
  draft: Draft
  /** It was tried, so what is missing may be said. */
  tried: boolean
  busy: boolean
  refusal: unknown
  send(event: Event): void
  leave(): void
}

/** What is put on the agenda: the matters that are ticked, each with its sentence. */
export function agendaOf({ waiting }: CouncilView, draft: Draft): Agenda[] {
  return waiting.flatMap(({ proposal, planVersion }) =>
    planVersion !== null && draft.value(`on ${proposal}`) === 'yes'
      ? [{ proposal, planVersion, text: draft.value(`text ${proposal}`).trim() }]
      : [],
  )
}

/** One point of the agenda. */
export interface Agenda {
  proposal: string
  planVersion: number
  text: string
}

/** The instant that a day and a time name in the community (UTC+8, without summer time); empty while one is missing. */
export function startOf(draft: Draft): string {
  const day = draft.value('day')
  const time = draft.value('time')
  return day && time ? `${day}T${time}:00+08:00` : ''
}

/** 召集会议: day, time, place, and which of the matters that wait. */
export function callForm(of: Calling, words: LeadWords): TemplateResult {
  const { view, draft, tried } = of
  const plain = (id: 'day' | 'time' | 'place', label: string, type: string) =>
    field({
      id,
      label,
      type,
      value: draft.value(id),
      most: type === 'text' ? 100 : undefined,
      required: true,
      error: tried && !draft.value(id).trim() ? words.callMissing : '',
      input: draft.keep(id),
    })
  return html`<form class="part" novalidate @submit=${of.send}>
    <h3 id="call" tabindex="-1">${words.call}</h3>
    ${plain('day', words.callDay, 'date')} ${plain('time', words.callTime, 'time')}
    ${plain('place', words.callPlace, 'text')}
    <fieldset aria-describedby=${tried && !agendaOf(view, draft).length ? 'agenda-missing' : nothing}>
      <legend>${words.callAgenda}</legend>
      ${view.waiting.length ? view.waiting.map((each) => point(each, of, words)) : html`<p class="quiet">${words.callNothing}</p>`}
      ${
        tried && !agendaOf(view, draft).length
          ? html`<p class="refusal" role="alert" id="agenda-missing">${words.callPick}</p>`
          : nothing
      }
    </fieldset>
    ${of.refusal}
    <div class="row">
      <button class="primary" ?disabled=${of.busy}>${of.busy ? words.working : words.callNow}</button>
      <button type="button" @click=${of.leave}>${words.cancel}</button>
    </div>
  </form>`
}

function point(
  { proposal, title, planVersion }: CouncilView['waiting'][number],
  { draft, tried }: Calling,
  words: LeadWords,
): TemplateResult {
  const on = draft.value(`on ${proposal}`) === 'yes'
  const text = draft.value(`text ${proposal}`)
  const tick = (event: Event) => {
    if (!text && planVersion !== null) draft.set(`text ${proposal}`, words.decidePlan(title, planVersion))
    draft.keep(`on ${proposal}`)(event)
  }
  return html`<label class="check">
      <input type="checkbox" .checked=${on} ?disabled=${planVersion === null} @change=${tick} />
      <span>${title}<span class="hint">${planVersion === null ? words.planNone : words.planVersion(planVersion)}</span></span>
    </label>
    ${
      on && planVersion !== null
        ? field({
            id: `text-${proposal}`,
            label: words.callText(title),
            value: text,
            error: tried && !text.trim() ? words.callMissing : '',
            lines: 3,
            most: 500,
            input: draft.keep(`text ${proposal}`),
          })
        : nothing
    }`
}
