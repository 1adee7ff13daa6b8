import type { MotionView, SessionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { confirmBar } from '../../parts/confirmBar.ts'
import { field } from '../../parts/field.ts'
import { type Desk, may, ofMotion } from './desk.ts'

const choices = ['for', 'against', 'abstain'] as const

/** 举手计票: the clerk writes down the hands that were counted, and looks at them twice. */
export function handsPart(
  motion: MotionView,
  session: SessionView,
  desk: Desk,
): TemplateResult | typeof nothing {
  if (motion.state !== 'open' || !may(session, 'countHands')) return nothing
  const { leadWords: words, draft } = desk
  const form = `hands ${motion.id}`
  const key = (choice: string) => `${choice} ${motion.id}`
  const counted = choices.map((choice) => draft.value(key(choice)).trim())
  const faults = counted.map((value) => (/^\d{1,6}$/.test(value) ? '' : words.countMissing))
  const [agree = 0, against = 0, abstain = 0] = counted.map((value) => Number.parseInt(value, 10))
  const send = async (event: Event) => {
    event.preventDefault()
    const missing = faults.findIndex(Boolean)
    if (missing >= 0) return desk.miss(form, `#${choices[missing]}-${motion.id}`)
    desk.ask(form)
  }
  const count = async () => {
    const sent = { ...ofMotion(motion, session), for: agree, against, abstain }
    if (await desk.act('countHands', sent, `#text-${motion.id}`)) desk.done()
  }
  return html`<form class="hands" novalidate @submit=${send}>
    <fieldset ?disabled=${desk.asking === form}>
      <legend>${words.countHands} <span class="hint">${words.countHandsHint(motion.present)}</span></legend>
      ${choices.map((choice, at) =>
        field({
          id: `${choice}-${motion.id}`,
          label: words.voteChoice[choice],
          value: draft.value(key(choice)),
          type: 'number',
          inputmode: 'numeric',
          required: true,
          error: desk.tried === form ? faults[at] : '',
          input: draft.keep(key(choice)),
        }),
      )}
    </fieldset>
    ${desk.refusalOf('countHands')}
    ${
      desk.asking === form
        ? confirmBar({
            question: words.countHandsConfirm(agree, against, abstain),
            yes: words.countNow,
            no: words.cancel,
            busy: desk.isBusy('countHands'),
            agree: count,
            leave: desk.stopAsking,
          })
        : html`<div class="row"><button class="primary">${words.countNow}</button></div>`
    }
  </form>`
}
