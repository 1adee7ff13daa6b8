import { dismissInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'

/** 免职: a role ends now. The last administrator of the whole community stays: nobody could name another. */
export const dismiss = zoneAct({
  name: 'dismiss',
  who: ['admin'],
  input: dismissInput,
  load: (tx, { who }) =>
    tx
      .select({
        id: t.grant.grantId,
        person: t.grant.personId,
        role: t.grant.role,
        zone: t.grant.zoneId,
        endsAt: t.grant.endsAt,
      })
      .from(t.grant)
      .where(
        and(
          eq(t.grant.tenantId, who.tenant),
          or(isNull(t.grant.endsAt), gt(t.grant.endsAt, sql`yishi_now()`)),
        ),
      )
      .for('update'),
  decide(input, standing, { who, zone, now }) {
    const grant = standing.find((one) => one.id === input.grant)
    if (!grant || !isWithin(grant.zone, zone)) return refuse('unknown-person', undefined, 'grant')
    const lasting = standing.filter(
      (one) => one.role === 'admin' && one.zone === who.tenant && one.endsAt === null,
    )
    if (lasting.length === 1 && lasting[0] === grant) return refuse('not-available', undefined, 'grant')
    return {
      ok: true,
      value: { grant: grant.id },
      changes: [update(t.grant, { grantId: grant.id }, { endsAt: now })],
      open: { role: grant.role, at: grant.zone },
      sealed: { person: grant.person, reason: input.reason },
    }
  },
})
