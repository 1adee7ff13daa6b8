import type { MotionView, SessionView, SpeechView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatTime } from '../../format/date.ts'
import { type Desk, leads, may, memberOf } from './desk.ts'

/** A motion of a session, and the desk of who looks at it. */
export interface Floor {
  motion: MotionView
  session: SessionView
  desk: Desk
}

/** What can be done about a speech that is in the list. */
type SpeechAct = 'withdrawSpeech' | 'giveFloor' | 'endSpeech'

/** 发言名单 of a motion: who spoke, who has the floor, who waits for it. Members ask for it here, the clerk calls them up. */
export function speakersPart(
  motion: MotionView,
  session: SessionView,
  desk: Desk,
): TemplateResult | typeof nothing {
  const { speeches, state } = motion
  const open = session.state === 'open' && state !== 'closed'
  const adds = open && leads(session) && may(session, 'askToSpeak')
  const own = open ? ownPlace({ motion, session, desk }) : nothing
  if (!speeches.length && !adds && own === nothing) return nothing
  const { words } = desk
  const rest = speeches.filter((one) => one.state !== 'done')
  const spoken = speeches
    .filter((one) => one.state === 'done')
    .map(({ name, startedAt, endedAt }) =>
      words.spokeFromTo(name, formatTime(startedAt!), formatTime(endedAt!)),
    )
  return html`<section class="speakers" aria-labelledby="speakers-${motion.id}">
    <h4 id="speakers-${motion.id}" tabindex="-1">${words.speakers}</h4>
    ${spoken.length ? html`<p class="small quiet">${words.spoke(spoken.join(words.listComma))}</p>` : nothing}
    ${
      rest.length
        ? html`<ol class="plain">${rest.map((speech) => line(speech, { motion, session, desk }))}</ol>`
        : nothing
    }
    ${own}
    ${
      desk.floor === motion.id
        ? (['askToSpeak', 'withdrawSpeech', 'giveFloor', 'endSpeech'] as const).map((act) =>
            desk.refusalOf(act),
          )
        : nothing
    }
  </section>`
}

/** A name in the list, with what the clerk does about it. */
function line(speech: SpeechView, floor: Floor): TemplateResult {
  const { session, desk } = floor
  const { words } = desk
  const { name, state, startedAt } = speech
  const button = (act: SpeechAct, label: string, name = label) =>
    leads(session) && may(session, act)
      ? html`<button
          class=${act === 'withdrawSpeech' ? 'link' : nothing}
          aria-label=${name === label ? nothing : name}
          ?disabled=${desk.isBusy(act)}
          @click=${() => does(act, speech, floor)}
        >
          ${label}
        </button>`
      : nothing
  return state === 'speaking'
    ? html`<li class="line">
        <span
          ><b>${name}</b> <span class="tag official">${words.hasFloor}</span>
          <span class="small quiet">${words.floorSince(formatTime(startedAt!))}</span></span
        >
        ${button('endSpeech', words.endSpeech)}
      </li>`
    : html`<li class="line waits">
        <span>${name}</span>
        <span class="row">
          ${button('giveFloor', words.giveFloor(name))} ${button('withdrawSpeech', words.takeOffShort, words.takeOff(name))}
        </span>
      </li>`
}

/** A member's own place in the list: asked for, given up, or that the floor is theirs. */
function ownPlace(floor: Floor): TemplateResult | typeof nothing {
  const { motion, session, desk } = floor
  const { words } = desk
  const me = memberOf(session)
  const recused = motion.recused.some(({ person }) => person === me?.person)
  if (!me?.present || recused || session.body !== 'council') return nothing
  const waiting = motion.speeches.filter((one) => one.state === 'waiting')
  const place = waiting.findIndex(({ person }) => person === me.person)
  if (place >= 0)
    return html`<p>${words.queuePlace(place + 1)}</p>
      <button ?disabled=${desk.isBusy('withdrawSpeech')} @click=${() => does('withdrawSpeech', waiting[place]!, floor)}>
        ${words.iSpeakNot}
      </button>`
  const mine = motion.speeches.find((one) => one.state === 'speaking' && one.person === me.person)
  if (mine)
    return html`<p>${words.yourTurn}</p>
      <button ?disabled=${desk.isBusy('endSpeech')} @click=${() => does('endSpeech', mine, floor)}>
        ${words.endSpeech}
      </button>`
  if (!may(session, 'askToSpeak')) return nothing
  const { zone, id } = session
  const ask = () => {
    desk.floor = motion.id
    const input = { zone, session: id, motion: motion.id, speaker: { person: me.person } }
    return desk.act('askToSpeak', input, `#speakers-${motion.id}`)
  }
  return html`<button ?disabled=${desk.isBusy('askToSpeak')} @click=${ask}>${words.iSpeak}</button>`
}

function does(act: SpeechAct, { id }: SpeechView, { motion, session, desk }: Floor): Promise<boolean> {
  desk.floor = motion.id
  const input = { zone: session.zone, session: session.id, speech: id }
  return desk.act(act, input, `#speakers-${motion.id}`)
}
