import { objectToRollInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'
import { lockRoll } from '../roll/lockRoll.ts'
import { holds } from '../who.ts'

/** How soon an objection to a roll is answered; ours. */
const answer = { days: 3, unit: 'workday' } as const

/**
 * 对名册提出异议: while it lies open for inspection, by whoever lives or votes here, or written down by staff for somebody who came. Its
 * answer is due; until every one has been given the roll does not freeze.
 */
export const objectToRoll = zoneAct({
  name: 'objectToRoll',
  who: ['resident', 'clerk', 'gridworker'],
  lock: 'share',
  input: objectToRollInput,
  async load(tx, context, [input]) {
    // Who votes for one building's owner may look at the estate's roll, too: the zone is the one that they act in.
    const roll = await lockRoll(tx, context, input!.roll)
    const ofRoll = and(
      eq(t.rollObjection.tenantId, context.who.tenant),
      eq(t.rollObjection.rollId, input!.roll),
    )
    const electors = await tx.$count(
      t.elector,
      and(
        eq(t.elector.tenantId, context.who.tenant),
        eq(t.elector.rollId, input!.roll),
        eq(t.elector.electorId, input!.elector ?? ''),
      ),
    )
    return { roll, electors, raised: await tx.$count(t.rollObjection, ofRoll) }
  },
  decide(input, { roll, electors, raised }, { who, zone, now, due, id }) {
    if (!roll) return refuse('unknown-roll', undefined, 'roll')
    if (roll.frozenAt) return refuse('roll-frozen')
    if (!roll.publishedAt || !roll.objectionsUntil) return refuse('notice-not-published')
    if (now >= roll.objectionsUntil) return refuse('stage-closed', { stage: 'notice' })
    if (input.elector !== undefined && electors === 0) return refuse('unknown-elector', undefined, 'elector')
    if (input.elector === undefined && input.about !== 'missing' && input.about !== 'other')
      return refuse('unknown-elector', undefined, 'elector')
    const byStaff = holds(who, ['clerk', 'gridworker'], zone)
    const objectionId = id()
    const number = raised + 1
    const dueAt = due(now, answer)
    const { about, body } = input
    return {
      ok: true,
      value: { objection: objectionId, number, dueAt: dueAt.toISOString() },
      changes: [
        insert(t.rollObjection, {
          rollId: roll.rollId,
          objectionId,
          number,
          about,
          electorId: input.elector,
          body,
          personId: byStaff ? undefined : who.person,
          writtenBy: byStaff ? who.person : undefined,
          raisedAt: now,
          dueAt,
        }),
      ],
      open: { roll: roll.rollId, objection: objectionId, number, about, dueAt: dueAt.toISOString() },
      sealed: { elector: input.elector, body },
    }
  },
})
