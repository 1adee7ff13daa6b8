import { addHostKeyInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'

/** 登记网站密钥: the public key by which a registered site vouches for its users. */
export const addHostKey = zoneAct({
  name: 'addHostKey',
  who: ['admin'],
  input: addHostKeyInput,
  async load(tx, { who }, [input]) {
    const origins = await tx.$count(
      t.origin,
      and(eq(t.origin.tenantId, who.tenant), eq(t.origin.origin, input!.origin), isNull(t.origin.removedAt)),
    )
    const keys = await tx.$count(
      t.hostKey,
      and(eq(t.hostKey.tenantId, who.tenant), eq(t.hostKey.keyId, input!.keyId)),
    )
    return { origins, keys }
  },
  decide({ origin, keyId, jwk }, { origins, keys }) {
    if (origins === 0) return refuse('origin-not-registered', { origin }, 'origin')
    if (keys > 0) return refuse('already-exists', undefined, 'keyId')
    return {
      ok: true,
      value: { keyId },
      changes: [insert(t.hostKey, { keyId, origin, jwk })],
      open: { origin, keyId, jwk },
    }
  },
})
