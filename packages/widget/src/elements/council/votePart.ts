import type { MotionView, SessionView } from '@yishi/schema/words'
import { nothing, type TemplateResult } from 'lit'
import { type Desk, may, memberOf, ofMotion, type Vote } from './desk.ts'
import { motionBallot } from './motionBallot.ts'

/** A councillor who is in the room and not recused votes on a motion that is open. */
export function votePart(
  motion: MotionView,
  session: SessionView,
  desk: Desk,
): TemplateResult | typeof nothing {
  const me = memberOf(session)
  const recused = motion.recused.some(({ person }) => person === me?.person)
  if (motion.state !== 'open' || !me?.present || recused || !may(session, 'voteMotion')) return nothing
  const form = `vote ${motion.id}`
  const marked = desk.voteOn(motion)
  return motionBallot(
    {
      motion,
      person: me.person,
      name: me.name,
      marked,
      missing: desk.tried === form && !marked,
      confirming: desk.asking === form,
      changing: desk.form === form,
      busy: desk.isBusy('voteMotion'),
      refusal: desk.refusalOf('voteMotion'),
      mark: (vote) => desk.mark(motion, vote),
      review: () => (marked ? desk.ask(form) : desk.miss(form, `#motion-${motion.id} input`)),
      cast: () => marked && cast(marked, { motion, session, desk }),
      leave: desk.stopAsking,
      change: () => desk.open(form, `#motion-${motion.id} input`),
    },
    desk.words,
  )
}

async function cast(
  choice: Vote,
  { motion, session, desk }: { motion: MotionView; session: SessionView; desk: Desk },
): Promise<void> {
  const { words } = desk
  const taken = await desk.act('voteMotion', { ...ofMotion(motion, session), choice }, `#text-${motion.id}`)
  if (!taken) return
  desk.close()
  desk.tell(words.youVoted(words.voteChoice[choice]))
}
