import { meetObjectorInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { isAhead } from '../isAhead.ts'
import { loadObjection } from '../notice/loadObjection.ts'

/** 当面答复: somebody of the staff spoke with the objector, or heard that they do not want to be met. */
export const meetObjector = matterAct({
  name: 'meetObjector',
  who: ['gridworker', 'clerk'],
  stage: ['notice', 'preliminary'],
  when: 'settling',
  input: meetObjectorInput,
  load: (tx, { matter }, [input]) => loadObjection(tx, matter, input!.objection),
  decide(input, objection, { who, now }) {
    if (!objection.ok) return objection
    if (objection.outcome !== null) return refuse('objection-answered')
    if (objection.metAt !== null) return refuse('already-done')
    const metAt = input.answer === 'met' ? new Date(input.metAt) : null
    if (metAt && (isAhead(metAt, now) || metAt < objection.raisedAt))
      return refuse('input-invalid', undefined, 'metAt')
    const { objectionId, number } = objection
    return {
      ok: true,
      value: { objection: objectionId },
      changes: [
        update(
          t.objection,
          { objectionId },
          { metAt, metDeclined: metAt === null, metBy: who.person, metNote: input.note },
        ),
      ],
      open: { objection: objectionId, number, answer: input.answer, metAt: metAt?.toISOString() },
      sealed: { note: input.note },
    }
  },
})
