import { createHash } from 'node:crypto'
import { appointInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, or } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { type Change, insert, update } from '../change.ts'

/**
 * 聘任: a role at a zone for somebody known or new. Councillors act in public under their full names, and consent to that when
 * they are appointed.
 */
export const appoint = zoneAct({
  name: 'appoint',
  who: ['admin'],
  input: appointInput,
  async load(tx, { who }, [input]) {
    const { person = '', login = '' } = input!
    return tx
      .select({ personId: t.person.personId, login: t.person.login })
      .from(t.person)
      .where(
        and(eq(t.person.tenantId, who.tenant), or(eq(t.person.personId, person), eq(t.person.login, login))),
      )
  },
  decide(input, found, { now, id }) {
    const known = found.find((row) => row.personId === input.person)
    if (input.person !== undefined && !known) return refuse('unknown-person', undefined, 'person')
    if (input.login !== undefined && found.some((row) => row.login === input.login && row !== known))
      return refuse('already-exists', undefined, 'login')
    if (!known && input.name === undefined) return refuse('input-invalid', undefined, 'name')
    if (input.role === 'councillor' && !input.nameConsent && !known)
      return refuse('consent-missing', undefined, 'nameConsent')
    const personId = known?.personId ?? id()
    const nameConsent = input.nameConsent
      ? createHash('sha256').update(input.nameConsent).digest('hex')
      : undefined
    const { name, phone, login } = input
    const changes: Change[] = []
    if (!known) changes.push(insert(t.person, { personId, name, phone, login, nameConsent, createdAt: now }))
    else if (nameConsent ?? login ?? phone ?? name)
      changes.push(update(t.person, { personId }, { name, phone, login, nameConsent }))
    if (input.passwordHash !== undefined && !known)
      changes.push(
        insert(t.credential, { personId, kind: 'password', hash: input.passwordHash, changedAt: now }),
      )
    const grantId = id()
    changes.push(
      insert(t.grant, {
        grantId,
        personId,
        zoneId: input.zone,
        role: input.role,
        startsAt: now,
        endsAt: input.until === undefined ? null : new Date(input.until),
      }),
    )
    return {
      ok: true,
      value: { person: personId, grant: grantId },
      changes,
      open: { role: input.role, until: input.until ?? null },
      sealed: { person: personId },
    }
  },
})
