import { removeHostKeyInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'

/** 注销网站密钥: the site's word no longer counts. The key's name is never given to another key. */
export const removeHostKey = zoneAct({
  name: 'removeHostKey',
  who: ['admin'],
  input: removeHostKeyInput,
  load: (tx, { who }, [input]) =>
    tx.$count(
      t.hostKey,
      and(eq(t.hostKey.tenantId, who.tenant), eq(t.hostKey.keyId, input!.keyId), isNull(t.hostKey.removedAt)),
    ),
  decide({ keyId }, standing, { now }) {
    if (standing === 0) return refuse('already-done')
    return {
      ok: true,
      value: { keyId },
      changes: [update(t.hostKey, { keyId }, { removedAt: now })],
      open: { keyId },
    }
  },
})
