import { readRollInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'

/** 查阅名册: recorded before anybody sees an entry, with what it is for. The entries are shown to whoever holds the reading. */
export const readRoll = zoneAct({
  name: 'readRoll',
  who: ['clerk', 'auditor'],
  lock: 'share',
  input: readRollInput,
  async load(tx, { who }, [input]) {
    const [roll] = await tx
      .select({ zone: t.roll.zoneId })
      .from(t.roll)
      .where(and(eq(t.roll.tenantId, who.tenant), eq(t.roll.rollId, input!.roll)))
    return roll
  },
  decide({ roll: rollId, what }, roll, { who, now, id, zone }) {
    if (!roll || !isWithin(roll.zone, zone)) return refuse('unknown-roll', undefined, 'roll')
    const readId = id()
    return {
      ok: true,
      value: { reading: readId },
      changes: [insert(t.rollRead, { readId, rollId, personId: who.person, at: now, what })],
      open: { roll: rollId },
      sealed: { what },
    }
  },
})
