import { correctRollInput } from '@yishi/schema/input'
import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { type Change, insert, update } from '../change.ts'
import { type Correction, correction } from '../roll/correction.ts'
import { lockRoll } from '../roll/lockRoll.ts'
import { rootOfElectors } from '../roll/rootOfElectors.ts'

/** 更正名册: one entry of an owner roll, before it freezes, with its reason. The entry says what the roll came to before and after. */
export const correctRoll = zoneAct({
  name: 'correctRoll',
  who: ['clerk'],
  lock: 'share',
  input: correctRollInput,
  async load(tx, context, [input]) {
    const roll = await lockRoll(tx, context, input!.roll)
    if (!roll) return null
    const electors = await tx
      .select()
      .from(t.elector)
      .where(and(eq(t.elector.tenantId, roll.tenantId), eq(t.elector.rollId, roll.rollId)))
      .orderBy(asc(t.elector.electorId))
    const salt = context.salt()
    const next = `e${String(Number(electors.at(-1)!.electorId.slice(1)) + 1).padStart(6, '0')}`
    const said = correction(input!.correction as Correction, { electors, parking: roll.parking })
    const changed = said.ok ? new Map(said.changed.map((elector) => [elector.electorId, elector])) : null
    const after = electors.map((elector) => changed?.get(elector.electorId) ?? elector)
    const added = said.ok && said.added ? { ...said.added, electorId: next, salt } : null
    const all = [...after, ...(added ? [{ ...added, ...added.weight }] : [])]
    const objections = await tx.$count(
      t.rollObjection,
      and(
        eq(t.rollObjection.tenantId, roll.tenantId),
        eq(t.rollObjection.rollId, roll.rollId),
        eq(t.rollObjection.objectionId, input!.objection ?? ''),
      ),
    )
    return { roll, said, added, all, root: await rootOfElectors(all), objections }
  },
  decide(input, state) {
    if (!state) return refuse('unknown-roll', undefined, 'roll')
    const { roll, said, added, all, root, objections } = state
    if (roll.frozenAt) return refuse('roll-frozen')
    if (roll.kind !== 'owners') return refuse('roll-mismatch', { kind: roll.kind }, 'roll')
    if (!said.ok) return said
    if (input.objection !== undefined && objections === 0)
      return refuse('unknown-objection', undefined, 'objection')
    const { rollId } = roll
    const heads = all.reduce((sum, elector) => sum + elector.heads, 0)
    const area = all.reduce((sum, elector) => sum + elector.area, 0n)
    const { what } = input.correction
    const dwellings = roll.dwellings + (what === 'add' ? 1 : what === 'remove' ? -1 : 0)
    const corrections = roll.corrections + 1
    const changes: Change[] = said.changed.map(({ electorId, names, label, building, ...rest }) =>
      update(
        t.elector,
        { rollId, electorId },
        { names, label, building, heads: rest.heads, area: rest.area, dwellings: rest.dwellings },
      ),
    )
    if (added) {
      const { names, dwellings: theirs, weight, electorId, salt } = added
      const { label, building } = weight
      const row = { electorId, names, label, building, heads: weight.heads, area: weight.area, salt }
      changes.push(insert(t.elector, { rollId, ...row, dwellings: theirs }))
    }
    changes.push(update(t.roll, { rollId }, { dwellings, heads, area, root, corrections }))
    return {
      ok: true,
      value: { roll: rollId, corrections, heads, area: formatArea(area) },
      changes,
      open: {
        roll: rollId,
        number: corrections,
        what,
        objection: input.objection,
        before: { heads: roll.heads, area: formatArea(roll.area) },
        after: { heads, area: formatArea(area) },
      },
      sealed: { root, reason: input.reason, correction: { ...input.correction } },
    }
  },
})
