import { claimInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { type Change, insert, update } from '../change.ts'

/**
 * 认领: a letter's code makes somebody one of a household, or the one who votes for an owner. Once: the letter's row is locked. The
 * door has made the hash of the PIN, and knows whom it let in.
 */
export const claim = zoneAct({
  name: 'claim',
  who: ['door'],
  lock: 'share',
  input: claimInput,
  async load(tx, { who }, [input]) {
    const [letter] = await tx
      .select()
      .from(t.claimLetter)
      .where(and(eq(t.claimLetter.tenantId, who.tenant), eq(t.claimLetter.codeHash, input!.codeHash)))
      .for('update')
    const [elector] = await tx
      .select({ household: t.elector.householdId })
      .from(t.elector)
      .where(
        and(
          eq(t.elector.tenantId, who.tenant),
          eq(t.elector.rollId, letter?.rollId ?? ''),
          eq(t.elector.electorId, letter?.electorId ?? ''),
        ),
      )
    const household = letter?.householdId ?? elector?.household ?? null
    const members = await tx
      .select({ person: t.householdMember.personId, state: t.householdMember.state })
      .from(t.householdMember)
      .where(
        and(eq(t.householdMember.tenantId, who.tenant), eq(t.householdMember.householdId, household ?? '')),
      )
    const voters = await tx
      .select({ person: t.voter.personId, endedAt: t.voter.endedAt })
      .from(t.voter)
      .where(
        and(
          eq(t.voter.tenantId, who.tenant),
          eq(t.voter.rollId, letter?.rollId ?? ''),
          eq(t.voter.electorId, letter?.electorId ?? ''),
        ),
      )
    const persons = await tx.$count(
      t.person,
      and(
        eq(t.person.tenantId, who.tenant),
        eq(t.person.personId, input!.person ?? ''),
        isNull(t.person.deletedAt),
      ),
    )
    const pins = await tx.$count(
      t.credential,
      and(
        eq(t.credential.tenantId, who.tenant),
        eq(t.credential.personId, input!.person ?? ''),
        eq(t.credential.kind, 'pin'),
      ),
    )
    return { letter, household, members, voters, persons, pins }
  },
  decide(input, { letter, household, members, voters, persons, pins }, { now, id }) {
    if (!letter || letter.voidedAt) return refuse('unknown-letter')
    if (letter.usedAt) return refuse('code-used')
    if (letter.expiresAt <= now) return refuse('code-expired')
    if (input.person !== undefined && persons === 0) return refuse('unknown-person')
    const person = input.person ?? id()
    const changes: Change[] = []
    if (input.person === undefined) {
      const { name, phone } = input
      changes.push(insert(t.person, { personId: person, name, phone, createdAt: now }))
    }
    const { rollId: roll, electorId: elector } = letter
    if (household !== null) {
      const member = members.find((one) => one.person === person)
      if (member && member.state !== 'ended') return refuse('already-done')
      const key = { householdId: household, personId: person }
      changes.push(
        member
          ? update(t.householdMember, key, { state: 'active', since: now, via: 'letter' })
          : insert(t.householdMember, { ...key, state: 'active', since: now, via: 'letter' }),
      )
    } else if (roll !== null && elector !== null) {
      const before = voters.find((one) => one.endedAt === null)
      if (before?.person === person) return refuse('already-done')
      const key = { rollId: roll, electorId: elector }
      if (before) changes.push(update(t.voter, { ...key, personId: before.person }, { endedAt: now }))
      changes.push(
        voters.some((one) => one.person === person)
          ? update(t.voter, { ...key, personId: person }, { since: now, endedAt: null })
          : insert(t.voter, { ...key, personId: person, since: now }),
      )
    }
    if (input.pinHash !== undefined) {
      const credential = { hash: input.pinHash, changedAt: now }
      const key = { personId: person, kind: 'pin' as const }
      changes.push(
        pins > 0 ? update(t.credential, key, credential) : insert(t.credential, { ...key, ...credential }),
      )
    }
    changes.push(update(t.claimLetter, { letterId: letter.letterId }, { usedAt: now, usedBy: person }))
    return {
      ok: true,
      value: { person, household, roll, elector },
      changes,
      open: { for: household === null ? 'elector' : 'household' },
      sealed: { person, household, roll, elector },
    }
  },
})
