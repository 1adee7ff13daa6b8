import { nameVoterInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { type Change, insert, update } from '../change.ts'
import { lockRoll } from '../roll/lockRoll.ts'

/** 确认表决代表: who votes for an owner; co-owners name one of them. Whoever is named takes the place of the one before. */
export const nameVoter = zoneAct({
  name: 'nameVoter',
  who: ['clerk'],
  lock: 'share',
  input: nameVoterInput,
  async load(tx, context, [input]) {
    const { tenant } = context.who
    const { roll: rollId, elector, person = '' } = input!
    const roll = await lockRoll(tx, context, rollId)
    const electors = await tx.$count(
      t.elector,
      and(eq(t.elector.tenantId, tenant), eq(t.elector.rollId, rollId), eq(t.elector.electorId, elector)),
    )
    const voters = await tx
      .select({ person: t.voter.personId, endedAt: t.voter.endedAt })
      .from(t.voter)
      .where(and(eq(t.voter.tenantId, tenant), eq(t.voter.rollId, rollId), eq(t.voter.electorId, elector)))
    const persons = await tx.$count(
      t.person,
      and(eq(t.person.tenantId, tenant), eq(t.person.personId, person)),
    )
    return { roll, electors, voters, persons }
  },
  decide(input, { roll, electors, voters, persons }, { now, id }) {
    if (!roll) return refuse('unknown-roll', undefined, 'roll')
    // Of a household every adult may vote; nobody is named.
    if (roll.kind === 'households') return refuse('roll-mismatch', { kind: roll.kind }, 'roll')
    if (electors === 0) return refuse('unknown-elector', undefined, 'elector')
    if (input.person !== undefined && persons === 0) return refuse('unknown-person', undefined, 'person')
    if (input.person === undefined && input.name === undefined)
      return refuse('input-invalid', undefined, 'name')
    const personId = input.person ?? id()
    const before = voters.find((voter) => voter.endedAt === null)
    if (before?.person === personId) return refuse('already-done')
    const key = { rollId: roll.rollId, electorId: input.elector }
    const changes: Change[] = []
    if (input.person === undefined)
      changes.push(insert(t.person, { personId, name: input.name, phone: input.phone, createdAt: now }))
    if (before) changes.push(update(t.voter, { ...key, personId: before.person }, { endedAt: now }))
    changes.push(
      voters.some((voter) => voter.person === personId)
        ? update(t.voter, { ...key, personId }, { since: now, endedAt: null })
        : insert(t.voter, { ...key, personId, since: now }),
    )
    return {
      ok: true,
      value: { person: personId },
      changes,
      open: { roll: roll.rollId, replaced: before !== undefined },
      sealed: { elector: input.elector, person: personId },
    }
  },
})
