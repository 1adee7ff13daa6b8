import { askToSpeakInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'
import { isWaiting, lockFloor, notHeard } from '../floor.ts'
import { notOpen } from '../session.ts'
import { holds } from '../who.ts'

/**
 * 要求发言: a member in the room asks for the floor on a motion that is not decided; the clerk may write down a member, or somebody who
 * is heard without being one. Who is recused does not speak on the matter.
 */
export const askToSpeak = zoneAct({
  name: 'askToSpeak',
  who: ['councillor', 'clerk'],
  input: askToSpeakInput,
  load: (tx, { who }, [input]) => lockFloor(tx, who.tenant, input!.session),
  decide({ session: sessionId, motion: motionId, speaker }, floor, { who, zone, now, id }) {
    const closed = notOpen(floor.standing, zone)
    if (closed) return closed
    const personId = 'person' in speaker ? speaker.person : null
    const guest = 'guest' in speaker ? speaker.guest : null
    if (personId !== who.person && !holds(who, ['clerk'], zone))
      return refuse('not-your-role', undefined, 'speaker')
    const unheard = notHeard(floor, motionId, personId)
    if (unheard) return unheard
    const waits = floor.speeches.some(
      (one) =>
        one.motionId === motionId && isWaiting(one) && one.personId === personId && one.guest === guest,
    )
    if (waits) return refuse('already-done')
    const speechId = id()
    const seq = floor.speeches.length
    return {
      ok: true,
      value: { speech: speechId },
      changes: [insert(t.speech, { speechId, sessionId, motionId, personId, guest, seq, askedAt: now })],
      open: { session: sessionId, motion: motionId },
      sealed: personId === null ? { guest: guest! } : { person: personId },
    }
  },
})
