import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { readWho } from '../auth/readWho.ts'
import { findSession, type Session } from '../auth/sessions.ts'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'

/** Who calls, and from which site. */
export interface Caller {
  /** The site whose page calls; our own where the request names none. */
  origin: string
  /** Whether it is our own. */
  ours: boolean
  /** For counting calls; never logged. */
  address: string
  token: string | null
  session: Session | null
  who: Who | null
}

/**
 * Who stands behind a request: by bearer token alone, never by a cookie. A token of another site, or one that is over, is
 * nobody's.
 */
export async function callerOf(db: Db, own: readonly string[], request: FastifyRequest): Promise<Caller> {
  const named = request.headers.origin
  const origin = named ?? own[0]!
  const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
  const session = token === null ? null : await findSession(db, token, origin)
  const who = session && (await readWho(db, session.tenant, session.person, session.freshAt))
  const ours = own.includes(origin)
  const known = who && { ...who, ...(ours ? {} : { site: origin }) }
  return { origin, ours, address: request.ip, token, session: who && session, who: known }
}

/** A loopback address has two spellings, and both are us. */
export function ownOrigins(origin: string): string[] {
  const url = new URL(origin)
  const other: Record<string, string> = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' }
  const twin = other[url.hostname]
  return twin ? [origin, `${url.protocol}//${twin}${url.port ? `:${url.port}` : ''}`] : [origin]
}

/** Writing and signing in are for our own pages and for registered sites; any other is named in the refusal. */
export async function originRefusal(db: Db, caller: Caller, tenant: string): Promise<Refused | null> {
  if (caller.ours || (await isRegistered(db, tenant, caller.origin))) return null
  return refuse('origin-not-registered', { origin: caller.origin.slice(0, 200) })
}

/** Whether a site is registered with a community. */
export async function isRegistered(db: Db, tenant: string, origin: string): Promise<boolean> {
  const [row] = await db
    .select({ origin: t.origin.origin })
    .from(t.origin)
    .where(and(eq(t.origin.tenantId, tenant), eq(t.origin.origin, origin), isNull(t.origin.removedAt)))
  return row !== undefined
}
