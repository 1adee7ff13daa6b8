import type { Context } from '../act.ts'
import { knownAttachments } from '../attachment/knownAttachments.ts'
import type { Tx } from '../db/db.ts'
import { nextNumber } from './nextNumber.ts'

/** What every publication needs: its number, held until the end of the transaction, and the papers that it names. */
export async function loadPublishing(tx: Tx, { tenant }: Context, draft: { attachments: readonly string[] }) {
  return {
    number: await nextNumber(tx, tenant),
    known: await knownAttachments(tx, tenant.tenantId, draft.attachments),
  }
}
