import type { MemberView, MotionView, SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { CouncilWords } from './councilWords.ts'

/** The motion that is before the council: the one being voted on, else the next, else the last. */
export function currentMotion({ motions }: SessionView): MotionView | undefined {
  return (
    motions.find(({ state }) => state === 'open') ??
    motions.find(({ state }) => state === 'waiting') ??
    motions[motions.length - 1]
  )
}

/** Who is in the room: a chip each, those recused from the motion at hand struck through, those missing said to be. */
export function roster(session: SessionView, words: CouncilWords): TemplateResult {
  const recused = new Set(currentMotion(session)?.recused.map(({ person }) => person))
  const chip = ({ person, name, present }: MemberView) =>
    recused.has(person)
      ? html`<li class="off"><s>${name}</s>${words.bracket(words.recused)}</li>`
      : present
        ? html`<li>${name}</li>`
        : html`<li class="off">${name}${session.state === 'called' ? nothing : words.bracket(words.away)}</li>`
  return html`<ul class="who" aria-label=${session.state === 'called' ? words.membersAre : words.whoIsHere}>
    ${session.members.map(chip)}
  </ul>`
}

/** The clerk's list: one button a member, who comes and who goes. */
export function attendanceList(
  { session, busy, turn }: { session: SessionView; busy: boolean; turn(member: MemberView): void },
  words: CouncilWords,
): TemplateResult {
  return html`<details>
    <summary>${words.takeAttendance}</summary>
    <ul class="plain">
      ${session.members.map(
        (member) =>
          html`<li class="line">
            <span
              >${member.name} <span class="small ${member.present ? 'done' : 'quiet'}"
                >${member.present ? `${words.here} ✓` : words.away}</span
              ></span
            >
            <button ?disabled=${busy} @click=${() => turn(member)}>
              ${member.present ? words.markAway(member.name) : words.markHere(member.name)}
            </button>
          </li>`,
      )}
    </ul>
  </details>`
}
