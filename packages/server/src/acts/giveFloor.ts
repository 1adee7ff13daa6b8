import { giveFloorInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { findSpeech, isSpeaking, isWaiting, lockFloor, notHeard } from '../floor.ts'

/** 请发言: the clerk gives the floor to somebody who waits for it; whoever had it has spoken. */
export const giveFloor = zoneAct({
  name: 'giveFloor',
  who: ['clerk'],
  input: giveFloorInput,
  load: (tx, { who }, [input]) => lockFloor(tx, who.tenant, input!.session),
  decide({ session, speech: speechId }, floor, { who, zone, now }) {
    const found = findSpeech(floor, speechId, { who, zone })
    if (!found.ok) return found
    const { personId, motionId } = found.value
    if (!isWaiting(found.value)) return refuse('already-done')
    const unheard = notHeard(floor, motionId, personId)
    if (unheard) return unheard
    const turn = floor.speeches.filter((one) => one.turn !== null).length
    const before = floor.speeches.filter(isSpeaking)
    return {
      ok: true,
      value: { speech: speechId },
      changes: [
        ...before.map((one) => update(t.speech, { speechId: one.speechId }, { endedAt: now })),
        update(t.speech, { speechId }, { turn, startedAt: now }),
      ],
      open: { session, motion: motionId },
    }
  },
})
