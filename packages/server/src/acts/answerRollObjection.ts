import { answerRollObjectionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { lockRoll } from '../roll/lockRoll.ts'

/** 答复名册异议: by the clerk who keeps the roll, with words that everybody can read. What is upheld has to be corrected first. */
export const answerRollObjection = zoneAct({
  name: 'answerRollObjection',
  who: ['clerk'],
  lock: 'share',
  input: answerRollObjectionInput,
  async load(tx, context, [input]) {
    const roll = await lockRoll(tx, context, input!.roll)
    const [objection] = await tx
      .select({ number: t.rollObjection.number, outcome: t.rollObjection.outcome })
      .from(t.rollObjection)
      .where(
        and(
          eq(t.rollObjection.tenantId, context.who.tenant),
          eq(t.rollObjection.rollId, input!.roll),
          eq(t.rollObjection.objectionId, input!.objection),
        ),
      )
    return { roll, objection }
  },
  decide(input, { roll, objection }, { who, now }) {
    if (!roll) return refuse('unknown-roll', undefined, 'roll')
    if (!objection) return refuse('unknown-objection', undefined, 'objection')
    if (objection.outcome !== null) return refuse('objection-answered')
    const { objection: objectionId, outcome, reply } = input
    if (outcome === 'upheld' && roll.corrections === 0) return refuse('plan-unchanged')
    return {
      ok: true,
      value: { objection: objectionId, outcome },
      changes: [
        update(
          t.rollObjection,
          { rollId: roll.rollId, objectionId },
          { outcome, reply, repliedAt: now, repliedBy: who.person },
        ),
      ],
      open: { roll: roll.rollId, objection: objectionId, number: objection.number, outcome },
      sealed: { reply },
    }
  },
})
