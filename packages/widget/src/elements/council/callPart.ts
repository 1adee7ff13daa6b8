import type { CouncilView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { agendaOf, callForm, startOf } from './callForm.ts'
import type { Desk } from './desk.ts'

/** 召集会议, for whoever may. */
export function callPart(view: CouncilView, desk: Desk): TemplateResult | typeof nothing {
  const { leadWords: words, draft } = desk
  if (!view.mine?.may.includes('callSession')) return nothing
  if (desk.form !== 'call')
    return html`<div class="row">
      <button class="primary" @click=${() => desk.open('call', '#call')}>${words.call}</button>
    </div>`
  return callForm(
    {
      view,
      draft,
      tried: desk.tried === 'call',
      busy: desk.isBusy('callSession'),
      refusal: desk.refusalOf('callSession'),
      send: (event) => call(event, view, desk),
      leave: desk.close,
    },
    words,
  )
}

async function call(event: Event, view: CouncilView, desk: Desk): Promise<void> {
  event.preventDefault()
  const { draft, zone, leadWords: words } = desk
  const missing = ['day', 'time', 'place'].find((field) => !draft.value(field).trim())
  if (missing) return desk.miss('call', `#${missing}`)
  const agenda = agendaOf(view, draft)
  if (!agenda.length || agenda.some(({ text }) => !text)) return desk.miss('call', '[type=checkbox]')
  const sent = { zone, startsAt: startOf(draft), place: draft.value('place').trim(), agenda }
  if (!(await desk.act('callSession', sent, '#session'))) return
  desk.done()
  desk.tell(words.callSent)
}
