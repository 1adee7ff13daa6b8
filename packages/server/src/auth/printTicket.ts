import { randomBytes } from 'node:crypto'
import { type Answer, refuse } from '@yishi/schema/words'
import { readNow } from '../db/clock.ts'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'
import { keepOnce, takeOnce } from './onceCodes.ts'
import { readWho } from './readWho.ts'

/** So long a ticket may wait for the window that it is meant for. */
const seconds = 60

/** Who may open which one page, once. */
export interface Ticket {
  tenant: string
  person: string
  /** Path and query, without the ticket itself. */
  path: string
  origin: string
}

/** A one-use ticket for one page of the office: it opens that page for that person, and is worth nothing anywhere else. */
export async function grantTicket(db: Db, { tenant, person, path, origin }: Ticket): Promise<string> {
  const code = randomBytes(32).toString('base64url')
  const expiresAt = new Date((await readNow(db)).getTime() + seconds * 1000)
  await keepOnce(db, {
    tenantId: tenant,
    kind: 'print',
    code,
    personId: person,
    origin,
    challenge: path,
    expiresAt,
  })
  return code
}

/** Who stands behind a ticket. Whoever shows it has used it up, also where it is shown at another page. */
export async function takeTicket(
  db: Db,
  { tenant, code, path }: { tenant: string; code: string; path: string },
): Promise<Answer<Who>> {
  const row = await takeOnce(db, { tenantId: tenant, kind: 'print', code })
  if (row === 'used') return refuse('code-used')
  if (!row?.personId || row.challenge !== path) return refuse('not-signed-in')
  if (row.expiresAt <= (await readNow(db))) return refuse('code-expired')
  const who = await readWho(db, tenant, row.personId, null)
  return who ? { ok: true, value: who } : refuse('not-signed-in')
}
