import type { MotionView, SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { confirmBar } from '../../parts/confirmBar.ts'
import { type Desk, may, ofMotion } from './desk.ts'

/** The clerk puts a motion to the vote, one at a time, and closes it after a second look. */
export function putPart(
  motion: MotionView,
  session: SessionView,
  desk: Desk,
): TemplateResult | typeof nothing {
  const { leadWords: words } = desk
  const { state, id, quorate } = motion
  const voting = session.motions.some((each) => each.state === 'open')
  const does = (act: 'putMotion' | 'closeMotion') => () =>
    desk.act(act, ofMotion(motion, session), `#text-${id}`)
  if (state === 'waiting' && session.state === 'open' && may(session, 'putMotion') && !voting)
    return html`<div class="row">
        <button class="primary" ?disabled=${!quorate || desk.isBusy('putMotion')} @click=${does('putMotion')}>
          ${words.putMotion}
        </button>
      </div>
      ${desk.refusalOf('putMotion')}`
  if (state !== 'open' || !may(session, 'closeMotion')) return nothing
  return html`${
    desk.asking === `close ${id}`
      ? confirmBar({
          question: words.closeMotionConfirm(motion.votes.length, motion.present),
          yes: words.closeMotion,
          no: words.cancel,
          busy: desk.isBusy('closeMotion'),
          agree: does('closeMotion'),
          leave: desk.stopAsking,
        })
      : html`<div class="row">
          <button class="primary" @click=${() => desk.ask(`close ${id}`)}>${words.closeMotion}</button>
        </div>`
  }
  ${desk.refusalOf('closeMotion')}`
}
