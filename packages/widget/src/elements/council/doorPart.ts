import type { MemberView, SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { field } from '../../parts/field.ts'
import { type Desk, may } from './desk.ts'

/** So many are shown at once; the search narrows them down. */
const most = 30

/** 签到处: the clerk finds a member by name or building and writes down that they come or go; all who are shown can come at once. */
export function doorPart(session: SessionView, desk: Desk): TemplateResult | typeof nothing {
  const { leadWords: words, draft } = desk
  if (!may(session, 'recordAttendance')) return nothing
  const wanted = draft.value('find').trim()
  const found = session.members.filter(({ name }) => name.includes(wanted))
  const shown = found.slice(0, most)
  const away = shown.filter(({ present }) => !present)
  const busy = desk.isBusy('recordAttendance')
  const record = (who: readonly MemberView[]) =>
    desk.act('recordAttendance', {
      zone: session.zone,
      session: session.id,
      arrived: who.filter(({ present }) => !present).map(({ person }) => person),
      left: who.filter(({ present }) => present).map(({ person }) => person),
    })
  return html`<details class="door">
    <summary>${words.takeAttendance}</summary>
    ${field({
      id: 'find',
      label: words.findMember,
      value: draft.value('find'),
      most: 40,
      input: draft.keep('find'),
    })}
    ${desk.refusalOf('recordAttendance')}
    <p class="small quiet" role="status">${words.membersFound(found.length, shown.length)}</p>
    <ul class="plain">
      ${shown.map(
        (member) =>
          html`<li class="line">
            <span
              >${member.name} <span class="small ${member.present ? 'done' : 'quiet'}"
                >${member.present ? `${words.here} ✓` : words.away}</span
              ></span
            >
            <button ?disabled=${busy} @click=${() => record([member])}>
              ${member.present ? words.markAway(member.name) : words.markHere(member.name)}
            </button>
          </li>`,
      )}
    </ul>
    ${
      away.length > 1
        ? html`<div class="row">
            <button ?disabled=${busy} @click=${() => record(away)}>${words.markAllHere(away.length)}</button>
          </div>`
        : nothing
    }
  </details>`
}
