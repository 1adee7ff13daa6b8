import { freezeRollInput } from '@yishi/schema/input'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { freezing, rereadRoot } from '../roll/freezing.ts'
import { lockRoll } from '../roll/lockRoll.ts'
import { openRollObjections } from '../roll/openRollObjections.ts'

/** 锁定名册: from now on it never changes; its root and totals are public. */
export const freezeRoll = zoneAct({
  name: 'freezeRoll',
  who: ['clerk'],
  lock: 'share',
  input: freezeRollInput,
  async load(tx, context, [input]) {
    const roll = await lockRoll(tx, context, input!.roll)
    return {
      roll,
      frozen: roll ? await rereadRoot(tx, roll) : null,
      objections: roll ? await openRollObjections(tx, roll) : 0,
    }
  },
  decide(_input, { roll, frozen, objections }, { now }) {
    if (!roll) return refuse('unknown-roll', undefined, 'roll')
    if (roll.frozenAt) return refuse('roll-frozen')
    if (objections > 0) return refuse('objections-open', { open: objections })
    if (!frozen) return refuse('roll-mismatch')
    return {
      ok: true,
      value: { roll: roll.rollId, root: frozen.root },
      changes: freezing(roll, now),
      open: { roll: roll.rollId, ...frozen },
    }
  },
})
