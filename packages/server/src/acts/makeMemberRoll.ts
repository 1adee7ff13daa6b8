import { createHash } from 'node:crypto'
import { makeMemberRollInput } from '@yishi/schema/input'
import { canonicalJson } from '@yishi/schema/log'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { memberElectors } from '../roll/memberElectors.ts'
import { rollChanges } from '../roll/rollChanges.ts'

/** 编制成员名册: persons who meet and decide, one head each: adults, representatives, Party members, members of a collective. */
export const makeMemberRoll = zoneAct({
  name: 'makeMemberRoll',
  who: ['clerk'],
  lock: 'share',
  input: makeMemberRollInput,
  load: (_tx, _context, [input]) => memberElectors(input!.members),
  decide({ zone, kind, name, members }, prepared, { who, now, id }) {
    const lines = members.map((member) => canonicalJson([member.name, member.building]))
    // Two of one name in one building have to be told apart by the clerk: 王芳（大）、王芳（小）.
    const twice = lines.findIndex((line, at) => lines.indexOf(line) < at)
    if (twice >= 0) return refuse('already-exists', undefined, `members.${twice}`)
    const { electors, dwellings, heads, root } = prepared
    const rollId = id()
    const sourceHash = createHash('sha256').update(lines.join('\n')).digest('hex')
    return {
      ok: true,
      value: { roll: rollId, electors: electors.length },
      changes: rollChanges(
        {
          rollId,
          zoneId: zone,
          kind,
          name,
          parking: 'excluded',
          importedAt: now,
          importedBy: who.person,
          sourceHash,
        },
        prepared,
      ),
      open: { roll: rollId, kind, dwellings, electors: electors.length, heads },
      sealed: { root, sourceHash, name },
    }
  },
})
