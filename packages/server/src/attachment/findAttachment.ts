import * as t from '@yishi/schema/tables'
import { type Answer, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { holds, type Who } from '../who.ts'

/** The bytes of an attachment and how to serve them. */
export interface FoundAttachment {
  mime: string
  name: string
  bytes: Buffer
  /** In hex: bytes never change under an id, so it serves as an entity tag. */
  sha256: string
  visibility: 'public' | 'staff'
}

/**
 * The bytes behind an id, for the HTTP shell. What is not public is there for staff of its zone alone; to everybody else it is
 * as unknown as an id that never was.
 */
export async function findAttachment(
  db: Db,
  who: Who | null,
  wanted: { tenant: string; attachment: string },
): Promise<Answer<FoundAttachment>> {
  const [row] = await db
    .select({
      zone: t.attachment.zoneId,
      mime: t.attachment.mime,
      name: t.attachment.name,
      bytes: t.attachment.bytes,
      sha256: t.attachment.sha256,
      visibility: t.attachment.visibility,
    })
    .from(t.attachment)
    .where(and(eq(t.attachment.tenantId, wanted.tenant), eq(t.attachment.attachmentId, wanted.attachment)))
  const staff =
    row &&
    who?.tenant === wanted.tenant &&
    holds(who, ['clerk', 'gridworker', 'councillor', 'admin'], row.zone)
  if (!row || (row.visibility === 'staff' && !staff)) return refuse('unknown-attachment')
  const { mime, name, bytes, sha256, visibility } = row
  return { ok: true, value: { mime, name, bytes, sha256, visibility } }
}
