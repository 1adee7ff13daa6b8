import type { MemberView, SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { type Desk, leads, may, memberOf } from './desk.ts'
import { attendanceList } from './roster.ts'

/** A member says that they are here or leave; the clerk says it for all. */
export function presencePart(session: SessionView, desk: Desk): TemplateResult {
  const { words } = desk
  const me = memberOf(session)
  const busy = desk.isBusy('arrive') || desk.isBusy('leave')
  const turn = ({ person, present }: MemberView) =>
    desk.act(present ? 'leave' : 'arrive', { zone: session.zone, session: session.id, person })
  return html`${
    me && may(session, me.present ? 'leave' : 'arrive')
      ? html`<button ?disabled=${busy} @click=${() => turn(me)}>${me.present ? words.iLeave : words.iAmHere}</button>`
      : nothing
  }
  ${
    leads(session) && (may(session, 'arrive') || may(session, 'leave'))
      ? attendanceList({ session, busy, turn }, words)
      : nothing
  }
  ${desk.refusalOf('arrive')} ${desk.refusalOf('leave')}`
}
