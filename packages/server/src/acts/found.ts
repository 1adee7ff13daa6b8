import { foundInput } from '@yishi/schema/input'
import { emptyRoot } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { foundingAct } from '../act.ts'
import { insert } from '../change.ts'

/** 建立: a tenant with its root zone, its empty log and its first administrator. Once. */
export const found = foundingAct({
  name: 'found',
  who: ['setup'],
  input: foundInput,
  load: async () => null,
  decide(input, _state, { now, id }) {
    const person = id()
    const { issuer, telephone, place, hours } = input
    return {
      ok: true,
      value: { person },
      changes: [
        insert(t.tenant, {
          name: input.name,
          timeZone: input.timeZone,
          settings: { issuer, telephone, place, hours },
          createdAt: now,
        }),
        insert(t.zone, { zoneId: input.zone, level: input.level, name: input.name, telephone }),
        insert(t.log, { origin: input.logOrigin, size: 0, root: Buffer.from(emptyRoot()), range: [] }),
        insert(t.person, {
          personId: person,
          name: input.adminName,
          login: input.adminLogin,
          createdAt: now,
        }),
        insert(t.credential, {
          personId: person,
          kind: 'password',
          hash: input.adminPasswordHash,
          changedAt: now,
        }),
        insert(t.grant, {
          grantId: id(),
          personId: person,
          zoneId: input.zone,
          role: 'admin',
          startsAt: now,
        }),
      ],
      open: { name: input.name, logOrigin: input.logOrigin },
      sealed: { person },
    }
  },
})
