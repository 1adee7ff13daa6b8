import { setCredentialInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert, update } from '../change.ts'

/** 设置密码: a new PIN or password. The door has seen the old one, a fresh sign-in, or an administrator. */
export const setCredential = zoneAct({
  name: 'setCredential',
  who: ['door'],
  lock: 'share',
  input: setCredentialInput,
  async load(tx, { who }, [input]) {
    const { person, kind } = input!
    const [found] = await tx
      .select({ hash: t.credential.hash })
      .from(t.person)
      .leftJoin(
        t.credential,
        and(
          eq(t.credential.tenantId, t.person.tenantId),
          eq(t.credential.personId, t.person.personId),
          eq(t.credential.kind, kind),
        ),
      )
      .where(
        and(eq(t.person.tenantId, who.tenant), eq(t.person.personId, person), isNull(t.person.deletedAt)),
      )
    return found
  },
  decide({ person: personId, kind, hash }, found, { now }) {
    if (!found) return refuse('unknown-person', undefined, 'person')
    return {
      ok: true,
      value: { person: personId },
      changes: [
        found.hash === null
          ? insert(t.credential, { personId, kind, hash, changedAt: now })
          : update(t.credential, { personId, kind }, { hash, changedAt: now }),
      ],
      open: { kind },
      sealed: { person: personId },
    }
  },
})
