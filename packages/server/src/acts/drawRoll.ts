import { drawRollInput } from '@yishi/schema/input'
import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'
import { weighDwellings } from '../roll/correction.ts'
import { preparedElectors } from '../roll/electorRows.ts'
import { lockRoll } from '../roll/lockRoll.ts'
import { rollChanges } from '../roll/rollChanges.ts'

/**
 * 分楼栋、单元名册: what concerns one building or stairwell is decided by its owners alone, with what they own there. Whoever was named
 * to vote for an owner votes for them here, too.
 */
export const drawRoll = zoneAct({
  name: 'drawRoll',
  who: ['clerk'],
  lock: 'share',
  input: drawRollInput,
  async load(tx, context, [input]) {
    const roll = await lockRoll(tx, context, input!.roll)
    if (!roll) return null
    const ofRoll = and(eq(t.elector.tenantId, roll.tenantId), eq(t.elector.rollId, roll.rollId))
    const rows = await tx.select().from(t.elector).where(ofRoll).orderBy(asc(t.elector.electorId))
    const electors = rows.flatMap((row) => {
      const there = row.dwellings.filter(
        ({ building, unit }) =>
          building === input!.building && (input!.unit === undefined || unit === input!.unit),
      )
      if (there.length === 0) return []
      const { electorId, names } = row
      const salt = context.salt()
      return [{ electorId, names, ...weighDwellings(there, roll.parking), dwellings: there, salt }]
    })
    const dwellings = electors.reduce((sum, elector) => sum + elector.dwellings.length, 0)
    const voters = await tx
      .select({ elector: t.voter.electorId, person: t.voter.personId })
      .from(t.voter)
      .where(
        and(eq(t.voter.tenantId, roll.tenantId), eq(t.voter.rollId, roll.rollId), isNull(t.voter.endedAt)),
      )
    return { roll, prepared: await preparedElectors(dwellings, electors), voters }
  },
  decide(input, state, { who, now, id }) {
    if (!state) return refuse('unknown-roll', undefined, 'roll')
    const { roll, prepared, voters } = state
    if (roll.kind !== 'owners') return refuse('roll-mismatch', { kind: roll.kind }, 'roll')
    if (prepared.electors.length === 0) return refuse('roll-invalid', { electors: 0 }, 'building')
    const zoneId = input.for ?? roll.zoneId
    if (!isWithin(zoneId, roll.zoneId)) return refuse('unknown-zone', undefined, 'for')
    const rollId = id()
    const { electors, dwellings, heads, root } = prepared
    const area = formatArea(prepared.area)
    const here = new Set(electors.map((elector) => elector.electorId))
    const { parking, sourceHash } = roll
    const drawnFrom = roll.rollId
    const { name, building, unit } = input
    const own = { rollId, zoneId, kind: 'owners' as const, name, parking, sourceHash, drawnFrom }
    return {
      ok: true,
      value: { roll: rollId, electors: electors.length, heads, area },
      changes: [
        ...rollChanges({ ...own, importedAt: now, importedBy: who.person }, prepared),
        ...voters
          .filter(({ elector }) => here.has(elector))
          .map(({ elector, person }) =>
            insert(t.voter, { rollId, electorId: elector, personId: person, since: now }),
          ),
      ],
      open: {
        roll: rollId,
        drawnFrom,
        building,
        unit,
        dwellings,
        electors: electors.length,
        heads,
        area,
      },
      sealed: { root, name },
    }
  },
})
