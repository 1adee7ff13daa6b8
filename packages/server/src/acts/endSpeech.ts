import { endSpeechInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { findSpeech, isSpeaking, lockFloor } from '../floor.ts'

/** 发言结束: whoever has the floor gives it back, or the clerk ends the speech. */
export const endSpeech = zoneAct({
  name: 'endSpeech',
  who: ['councillor', 'clerk'],
  input: endSpeechInput,
  load: (tx, { who }, [input]) => lockFloor(tx, who.tenant, input!.session),
  decide({ session, speech: speechId }, floor, { who, zone, now }) {
    const found = findSpeech(floor, speechId, { who, zone })
    if (!found.ok) return found
    if (!isSpeaking(found.value)) return refuse('nothing-due')
    return {
      ok: true,
      value: { speech: speechId },
      changes: [update(t.speech, { speechId }, { endedAt: now })],
      open: { session, motion: found.value.motionId },
    }
  },
})
