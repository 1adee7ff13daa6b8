import { createHash } from 'node:crypto'
import { makeHouseholdRollInput } from '@yishi/schema/input'
import { canonicalJson } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { householdElectors } from '../roll/electorRows.ts'
import { rollChanges } from '../roll/rollChanges.ts'
import { within } from '../within.ts'

/** 编制户名册: one elector for each household of the register below the zone that is lived in. */
export const makeHouseholdRoll = zoneAct({
  name: 'makeHouseholdRoll',
  who: ['clerk'],
  lock: 'share',
  input: makeHouseholdRollInput,
  async load(tx, { who }, [input]) {
    const { householdId: id, building, unit, room, contactName } = t.household
    return householdElectors(
      await tx
        .select({ id, building, unit, room, contactName })
        .from(t.household)
        .where(
          and(
            eq(t.household.tenantId, who.tenant),
            within(t.household.zoneId, input!.zone),
            eq(t.household.vacant, false),
          ),
        ),
    )
  },
  decide({ zone, name }, prepared, { who, now, id }) {
    const { electors, dwellings, heads, root } = prepared
    if (electors.length === 0) return refuse('roll-invalid', { electors: 0 })
    const rollId = id()
    const sourceHash = createHash('sha256')
      .update(canonicalJson(electors.map((elector) => [elector.householdId ?? null, elector.label])))
      .digest('hex')
    return {
      ok: true,
      value: { roll: rollId, electors: electors.length },
      changes: rollChanges(
        {
          rollId,
          zoneId: zone,
          kind: 'households',
          name,
          parking: 'excluded',
          importedAt: now,
          importedBy: who.person,
          sourceHash,
        },
        prepared,
      ),
      open: { roll: rollId, kind: 'households', dwellings, electors: electors.length, heads },
      sealed: { root, sourceHash, name },
    }
  },
})
