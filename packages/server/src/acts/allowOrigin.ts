import { allowOriginInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert, update } from '../change.ts'

/** 登记网站: a site whose visitors may sign in and write, or no longer. */
export const allowOrigin = zoneAct({
  name: 'allowOrigin',
  who: ['admin'],
  input: allowOriginInput,
  load: (tx, { who }, [input]) =>
    tx.$count(t.origin, and(eq(t.origin.tenantId, who.tenant), eq(t.origin.origin, input!.origin))),
  decide({ origin, allowed }, known, { now }) {
    const removedAt = allowed ? null : now
    const change =
      known > 0 ? update(t.origin, { origin }, { removedAt }) : insert(t.origin, { origin, removedAt })
    return { ok: true, value: { origin, allowed }, changes: [change], open: { origin, allowed } }
  },
})
