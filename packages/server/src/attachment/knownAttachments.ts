import * as t from '@yishi/schema/tables'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'

/** What an act has to know of the attachments that its input names. */
export interface KnownAttachment {
  picture: boolean
  public: boolean
}

/** Those of the ids that stand in the tenant. An act that shows them to everybody takes public ones alone. */
export async function knownAttachments(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, KnownAttachment>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({
      id: t.attachment.attachmentId,
      mime: t.attachment.mime,
      visibility: t.attachment.visibility,
    })
    .from(t.attachment)
    .where(and(eq(t.attachment.tenantId, tenant), inArray(t.attachment.attachmentId, [...ids])))
  return new Map(
    rows.map((row) => [
      row.id,
      { picture: row.mime.startsWith('image/'), public: row.visibility === 'public' },
    ]),
  )
}
