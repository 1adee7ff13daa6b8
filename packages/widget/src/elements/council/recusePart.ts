import type { MemberView, MotionView, SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { type Desk, leads, may, memberOf } from './desk.ts'
import { recuseForm } from './recuseForm.ts'

/** A member is recused by themselves, or by the clerk who writes down what they said. */
export function recusePart(
  motion: MotionView,
  session: SessionView,
  desk: Desk,
): TemplateResult | typeof nothing {
  const { words, draft } = desk
  const members = whoMayBe(motion, session)
  if (!members.length || motion.state === 'closed' || !may(session, 'recuse')) return nothing
  const form = `recuse ${motion.id}`
  if (desk.form !== form)
    return html`<button class="link" @click=${() => desk.open(form, '#who, #reason')}>
      ${leads(session) ? words.recuseOther : words.iRecuse}
    </button>`
  const tried = desk.tried === form
  const person = members.length === 1 ? members[0]!.person : draft.value('person')
  const reason = draft.value('reason').trim()
  return recuseForm(
    {
      members,
      draft,
      error: { person: tried && !person, reason: tried && !reason },
      busy: desk.isBusy('recuse'),
      refusal: desk.refusalOf('recuse'),
      async send() {
        if (!person || !reason) return desk.miss(form, person ? '#reason' : '#who')
        const { zone } = session
        const about = { zone, proposal: motion.proposal, person, reason }
        if (await desk.act('recuse', about, `#text-${motion.id}`)) desk.done()
      },
      leave: desk.close,
    },
    words,
  )
}

/** Oneself alone; for who leads the session everybody who is not recused yet. */
function whoMayBe({ recused }: MotionView, session: SessionView): MemberView[] {
  const out = new Set(recused.map(({ person }) => person))
  const me = memberOf(session)
  const asked = leads(session) ? session.members : me ? [me] : []
  return asked.filter(({ person }) => !out.has(person))
}
