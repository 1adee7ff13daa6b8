import { withdrawSpeechInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { findSpeech, isWaiting, lockFloor } from '../floor.ts'

/** 取消发言: whoever waits for the floor gives it up, or the clerk takes them off the list. */
export const withdrawSpeech = zoneAct({
  name: 'withdrawSpeech',
  who: ['councillor', 'clerk'],
  input: withdrawSpeechInput,
  load: (tx, { who }, [input]) => lockFloor(tx, who.tenant, input!.session),
  decide({ session, speech: speechId }, floor, { who, zone, now }) {
    const found = findSpeech(floor, speechId, { who, zone })
    if (!found.ok) return found
    if (!isWaiting(found.value)) return refuse('already-done')
    return {
      ok: true,
      value: { speech: speechId },
      changes: [update(t.speech, { speechId }, { withdrawnAt: now })],
      open: { session, motion: found.value.motionId },
    }
  },
})
