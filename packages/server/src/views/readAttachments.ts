import * as t from '@yishi/schema/tables'
import type { AttachmentView } from '@yishi/schema/words'
import { and, eq, inArray } from 'drizzle-orm'
import { attachmentUrl } from '../attachment/attachmentUrl.ts'
import type { Db } from '../db/db.ts'

/** Whose attachments, and for whom: papers that are not public are left out for everybody but staff. */
export interface Wanted {
  tenant: string
  ids: readonly string[]
  staff: boolean
}

/** Attachments by their ids, without their bytes. Those that nobody may see here are not among them. */
export async function readAttachments(
  db: Db,
  { tenant, ids, staff }: Wanted,
): Promise<ReadonlyMap<string, AttachmentView>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: t.attachment.attachmentId,
      mime: t.attachment.mime,
      name: t.attachment.name,
      alt: t.attachment.alt,
      width: t.attachment.width,
      height: t.attachment.height,
      visibility: t.attachment.visibility,
    })
    .from(t.attachment)
    .where(and(eq(t.attachment.tenantId, tenant), inArray(t.attachment.attachmentId, [...ids])))
  return new Map(
    rows
      .filter((row) => staff || row.visibility === 'public')
      .map(({ visibility: _, ...row }) => [row.id, { ...row, url: attachmentUrl(tenant, row.id) }]),
  )
}

/** Those of the ids that are among them, in their order. */
export function picked(known: ReadonlyMap<string, AttachmentView>, ids: readonly string[]): AttachmentView[] {
  return ids.flatMap((id) => known.get(id) ?? [])
}
