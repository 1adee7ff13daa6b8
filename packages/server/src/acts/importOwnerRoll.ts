import { importOwnerRollInput } from '@yishi/schema/input'
import { formatArea } from '@yishi/schema/rules'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { preparedRoll } from '../roll/preparedRoll.ts'
import { rollChanges } from '../roll/rollChanges.ts'

/** 导入业主名册: a file that was read and found sound, whole or not at all. Its electors are sealed by their root. */
export const importOwnerRoll = zoneAct({
  name: 'importOwnerRoll',
  who: ['clerk'],
  // The zone stays free for others while a large roll is written.
  lock: 'share',
  input: importOwnerRollInput,
  load: async (_tx, { who }, [input]) => preparedRoll(who.tenant, input!.job),
  decide(input, prepared, { who, now, id }) {
    if (!prepared || prepared.zone !== input.zone) return refuse('unknown-roll', undefined, 'job')
    const { name, parking, sourceHash, electors, dwellings, heads, root } = prepared
    const area = formatArea(prepared.area)
    const rollId = id()
    return {
      ok: true,
      value: { roll: rollId, electors: electors.length, heads, area },
      changes: rollChanges(
        {
          rollId,
          zoneId: input.zone,
          kind: 'owners',
          name,
          parking,
          importedAt: now,
          importedBy: who.person,
          sourceHash,
        },
        prepared,
      ),
      open: { roll: rollId, kind: 'owners', parking, dwellings, electors: electors.length, heads, area },
      sealed: { root, sourceHash, name },
    }
  },
})
