import { admitInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'

/** 接纳: somebody for whom a site vouches, without a household: that is claimed by letter, or confirmed by the clerk. */
export const admit = zoneAct({
  name: 'admit',
  who: ['door'],
  lock: 'share',
  input: admitInput,
  load: (tx, { who }, [input]) =>
    tx.$count(t.person, and(eq(t.person.tenantId, who.tenant), eq(t.person.hostSubject, input!.hostSubject))),
  decide({ hostSubject, name }, known, { now, id }) {
    if (known > 0) return refuse('already-exists')
    const person = id()
    return {
      ok: true,
      value: { person },
      changes: [insert(t.person, { personId: person, hostSubject, name, createdAt: now })],
      open: {},
      sealed: { person, hostSubject },
    }
  },
})
