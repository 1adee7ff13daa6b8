import type { MotionView, SessionView, SpeechView } from '@yishi/schema/words'
import { speaksForAnother } from '../parties.ts'
import { holds, type Who } from '../who.ts'

/** A session as far as rights in it depend on it. */
export type SessionSeen = Pick<
  SessionView,
  'zone' | 'body' | 'state' | 'startsAt' | 'minutes' | 'members'
> & {
  motions: readonly MotionView[]
}

/**
 * The acts that somebody could do in a session now, by name: those of its state and of at least one of its motions. Whether
 * an affected household still waits to be heard, only the act itself says.
 */
export function sessionMay(who: Who, seen: SessionSeen, now: Date): string[] {
  const { zone, state, motions } = seen
  const clerk = holds(who, ['clerk'], zone)
  const me = holds(who, ['councillor'], zone)
    ? seen.members.find((member) => member.person === who.person)
    : undefined
  const isOut = (motion: MotionView) => motion.recused.some((one) => one.person === who.person)
  const running = motions.filter((motion) => motion.state === 'open')
  const waiting = motions.filter((motion) => motion.state === 'waiting')
  const open = state === 'open'
  const byHands = seen.body !== 'council'
  const undecided = [...running, ...waiting]
  const isMine = (speech: SpeechView) => clerk || (me !== undefined && speech.person === who.person)
  const some = (state: SpeechView['state']) =>
    motions.some((motion) => motion.speeches.some((one) => one.state === state && isMine(one)))
  const asks = (motion: MotionView) =>
    !isOut(motion) && !motion.speeches.some((one) => one.state === 'waiting' && one.person === who.person)
  const can: Record<string, boolean> = {
    openSession: clerk && state === 'called' && new Date(seen.startsAt) <= now,
    moveSession: clerk && state === 'called',
    cancelSession: clerk && state === 'called',
    arrive: open && (clerk || me?.present === false),
    leave: open && (clerk || me?.present === true),
    recordAttendance: open && clerk && byHands,
    recuse: (open || state === 'called') && undecided.some((one) => clerk || (me && !isOut(one))),
    askToSpeak: open && undecided.some((one) => clerk || (me?.present === true && asks(one))),
    withdrawSpeech: open && some('waiting'),
    giveFloor: open && clerk && some('waiting'),
    endSpeech: open && some('speaking'),
    putMotion: open && clerk && waiting.some((motion) => motion.quorate),
    voteMotion: open && !byHands && me?.present === true && running.some((motion) => !isOut(motion)),
    closeMotion: open && clerk && !byHands && running.length > 0,
    countHands: open && clerk && byHands && running.length > 0,
    signOff: motions.some((motion) => motion.result?.outcome === 'passed' && maySign(who, zone, motion)),
    closeSession: open && clerk && running.length === 0,
    publishMinutes: clerk && state === 'closed' && !seen.minutes,
    correctMinutes: clerk && state === 'closed' && seen.minutes,
  }
  return Object.keys(can).filter((act) => can[act])
}

function maySign(who: Who, zone: string, motion: MotionView): boolean {
  if (motion.recused.some((one) => one.person === who.person)) return false
  const signed = motion.signOffs.map((one) => one.party)
  return speaksForAnother(who, zone, signed)
}
