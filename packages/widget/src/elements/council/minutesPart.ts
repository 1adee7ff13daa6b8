import type { SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Drawn } from './councilWords.ts'
import { type Desk, may } from './desk.ts'
import { minutes, minutesForm } from './minutes.ts'

/** 会议纪要 of a session that is over: everybody reads them, the clerk writes or corrects them. */
export function minutesPart(session: SessionView, desk: Desk, drawn: Drawn): TemplateResult {
  const { words } = desk
  const correcting = session.minutesAt !== null
  const open = desk.form === `minutes ${session.id}`
  return html`<section class="part">
    <h3>${words.minutes}</h3>
    ${open ? nothing : minutes(session, drawn)}
    ${may(session, correcting ? 'correctMinutes' : 'publishMinutes') ? writing(session, desk, { open, correcting }) : nothing}
  </section>`
}

function writing(
  session: SessionView,
  desk: Desk,
  { open, correcting }: { open: boolean; correcting: boolean },
): TemplateResult {
  const { words, draft } = desk
  const form = `minutes ${session.id}`
  if (!open)
    return html`<div class="row">
      <button @click=${() => write(session, desk)}>${correcting ? words.minutesCorrect : words.minutesEdit}</button>
    </div>`
  const act = correcting ? 'correctMinutes' : 'publishMinutes'
  const text = draft.value('text').trim()
  return minutesForm(
    {
      draft,
      correcting,
      confirming: desk.asking === form,
      missing: desk.tried === form && !text,
      busy: desk.isBusy(act),
      refusal: desk.refusalOf(act),
      review: () => (text ? desk.ask(form) : desk.miss(form, '#minutes')),
      async publish() {
        if (await desk.act(act, { zone: session.zone, session: session.id, text }, '#session')) desk.done()
      },
      leave: desk.stopAsking,
    },
    words,
  )
}

/** A correction starts from what was published. */
function write({ id, minutesText }: SessionView, desk: Desk): void {
  desk.open(`minutes ${id}`, '#minutes')
  if (minutesText && !desk.draft.value('text')) desk.draft.set('text', minutesText)
}
