import type { MotionView, SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { field } from '../../parts/field.ts'
import { type Desk, may } from './desk.ts'
import { memberSelect } from './memberSelect.ts'

/** What is chosen for somebody who is heard without being a member. */
const guest = 'guest'

/** The clerk writes a speaker down: a member who is in the room, or somebody who is heard without being one. */
export function speakerForm(
  motion: MotionView,
  session: SessionView,
  desk: Desk,
): TemplateResult | typeof nothing {
  if (session.state !== 'open' || motion.state === 'closed' || !may(session, 'askToSpeak')) return nothing
  const { leadWords: words, draft } = desk
  const form = `speaker ${motion.id}`
  if (desk.form !== form)
    return html`<button class="link" @click=${() => desk.open(form, '#speaker, #guest')}>${words.addSpeaker}</button>`
  const out = new Set([
    ...motion.recused.map(({ person }) => person),
    ...motion.speeches.filter(({ state }) => state === 'waiting').map(({ person }) => person),
  ])
  const members =
    session.body === 'council' ? session.members.filter((one) => one.present && !out.has(one.person)) : []
  const chosen = members.length ? draft.value('speaker') : guest
  const name = draft.value(guest).trim()
  const tried = desk.tried === form
  const add = async () => {
    if (!chosen || (chosen === guest && !name)) return desk.miss(form, chosen ? '#guest' : '#speaker')
    desk.floor = motion.id
    const { zone, id } = session
    const speaker = chosen === guest ? { guest: name } : { person: chosen }
    const input = { zone, session: id, motion: motion.id, speaker }
    if (await desk.act('askToSpeak', input, `#speakers-${motion.id}`)) desk.done()
  }
  return html`<div>
    ${
      members.length
        ? memberSelect(
            {
              id: 'speaker',
              label: words.speakerWho,
              people: [...members, { person: guest, name: words.speakerGuest }],
              chosen,
              missing: tried && !chosen,
              change: draft.keep('speaker'),
            },
            words,
          )
        : nothing
    }
    ${
      chosen === guest
        ? field({
            id: guest,
            label: words.speakerGuestWho,
            hint: words.speakerGuestHint,
            value: draft.value(guest),
            most: 40,
            error: tried && !name ? words.callMissing : '',
            input: draft.keep(guest),
          })
        : nothing
    }
    <div class="row">
      <button class="primary" ?disabled=${desk.isBusy('askToSpeak')} @click=${add}>
        ${desk.isBusy('askToSpeak') ? words.working : words.speakerNow}
      </button>
      <button @click=${desk.close}>${words.cancel}</button>
    </div>
  </div>`
}
