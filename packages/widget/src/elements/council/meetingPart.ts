import type { CouncilView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { choices } from '../../parts/choices.ts'
import { field } from '../../parts/field.ts'
import { startOf } from './callForm.ts'
import type { Desk } from './desk.ts'

type Matter = NonNullable<CouncilView['meetings']>['matters'][number]

/** 召集居民会议、代表会议……: each matter that waits for its meeting, and the form by which a clerk calls it. */
export function meetingPart({ meetings }: CouncilView, desk: Desk): TemplateResult | typeof nothing {
  if (!meetings?.matters.length) return nothing
  const { leadWords: words } = desk
  return html`${meetings.matters.map((matter) => {
    const form = `meet ${matter.proposal}`
    return html`<section class="part">
      <h3 id="call-${matter.proposal}" tabindex="-1">
        ${words.callBody(words.sessionOf[matter.body], matter.title)}
      </h3>
      <p class="small quiet">${words.callAhead(matter.days)}</p>
      ${
        desk.form === form
          ? meetingForm(matter, meetings.rolls, desk)
          : html`<div class="row">
              <button class="primary" @click=${() => desk.open(form, `#call-${matter.proposal}`)}>
                ${words.call}
              </button>
            </div>`
      }
    </section>`
  })}`
}

function meetingForm(
  matter: Matter,
  all: NonNullable<CouncilView['meetings']>['rolls'],
  desk: Desk,
): TemplateResult {
  const { leadWords: words, draft, zone } = desk
  const tried = desk.tried === desk.form
  const kind = kindOf(matter.body)
  const rolls = all.filter((roll) => roll.kind === kind)
  const roll = draft.value('roll')
  const line = (id: 'day' | 'time' | 'place' | 'text', label: string, type = 'text') =>
    field({
      id,
      label,
      type,
      value: draft.value(id),
      lines: id === 'text' ? 3 : 1,
      most: id === 'text' ? 500 : type === 'text' ? 100 : undefined,
      required: true,
      error: tried && !draft.value(id).trim() ? words.callMissing : '',
      input: draft.keep(id),
    })
  const send = async (event: Event) => {
    event.preventDefault()
    const missing = (['day', 'time', 'place', 'text'] as const).find((id) => !draft.value(id).trim())
    if (missing) return desk.miss(desk.form, `#${missing}`)
    if (kind && !roll) return desk.miss(desk.form, 'input[name=roll]')
    const sent = {
      zone,
      proposal: matter.proposal,
      startsAt: startOf(draft),
      place: draft.value('place').trim(),
      text: draft.value('text').trim(),
      roll: kind ? roll : null,
    }
    if (!(await desk.act('callMeeting', sent, '#session'))) return
    desk.done()
    desk.tell(words.callSent)
  }
  return html`<form novalidate @submit=${send}>
    ${line('day', words.callDay, 'date')} ${line('time', words.callTime, 'time')} ${line('place', words.callPlace)}
    ${line('text', words.callWhat)}
    ${
      kind
        ? html`${choices({
            name: 'roll',
            legend: words.callRoll,
            options: rolls.map((each) => ({
              value: each.id,
              label: each.name,
              hint: words.heads(String(each.heads)),
            })),
            chosen: roll || undefined,
            fault: tried && !roll ? 'roll-error' : undefined,
            choose: (value) => draft.set('roll', value),
          })}
          ${rolls.length ? nothing : html`<p class="quiet">${words.callNoRoll}</p>`}
          ${tried && !roll ? html`<p class="refusal" role="alert" id="roll-error">${words.callRollFirst}</p>` : nothing}`
        : nothing
    }
    ${desk.refusalOf('callMeeting')}
    <div class="row">
      <button class="primary" ?disabled=${desk.isBusy('callMeeting')}>${words.callNow}</button>
      <button type="button" @click=${desk.close}>${words.cancel}</button>
    </div>
  </form>`
}

/** The kind of roll that a body stands on; the council stands on none. */
function kindOf(body: Matter['body']): string | null {
  switch (body) {
    case 'council':
      return null
    case 'adults':
    case 'households':
      return body
    case 'representatives':
    case 'party':
    case 'members':
      return 'members'
  }
}
