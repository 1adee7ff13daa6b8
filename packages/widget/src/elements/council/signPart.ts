import type { MotionView, SessionView } from '@yishi/schema/words'
import { nothing, type TemplateResult } from 'lit'
import { type Desk, may } from './desk.ts'
import { signForm } from './signOffs.ts'

/** 会签 of a motion that passed, while a party is missing. */
export function signPart(
  motion: MotionView,
  session: SessionView,
  desk: Desk,
): TemplateResult | typeof nothing {
  if (motion.result?.outcome !== 'passed' || motion.signOffs.length === 3 || !may(session, 'signOff'))
    return nothing
  const form = `sign ${motion.id}`
  const party = desk.partyFor(motion)
  const about = { zone: session.zone, proposal: motion.proposal }
  const focus = `#text-${motion.id}`
  return signForm(
    {
      motion,
      party,
      missing: desk.tried === form && !party,
      busy: desk.isBusy('signOff'),
      refusal: desk.refusalOf('signOff'),
      choose: (chosen) => desk.choose(motion, chosen),
      sign: () =>
        party
          ? desk.act('signOff', { ...about, party, stance: 'signed' }, focus)
          : desk.miss(form, `#motion-${motion.id} .signing input`),
      absent: () => desk.act('signOff', { ...about, party: 'property', stance: 'absent' }, focus),
    },
    desk.words,
  )
}
