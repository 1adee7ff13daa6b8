import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { findSignedIn } from '../auth/findSignedIn.ts'
import type { Session } from '../auth/sessions.ts'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'

/** What a request says of its caller. */
export interface Claimed {
  /** The site whose page calls; our own where the request names none. */
  origin: string
  /** Whether it is our own. */
  ours: boolean
  /** For counting calls; never logged. */
  address: string
  token: string | null
}

/** Who calls, and from which site. */
export interface Caller extends Claimed {
  session: Session | null
  who: Who | null
}

/** Read what a request says of its caller: a bearer token alone, never a cookie. Nothing of it is looked up yet. */
export function claimedIn(own: readonly string[], request: FastifyRequest): Claimed {
  const origin = request.headers.origin ?? own[0]!
  const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
  return { origin, ours: own.includes(origin), address: request.ip, token }
}

/** Who stands behind a request. A token of another site, or one that is over, is nobody's. */
export async function callerOf(db: Db, own: readonly string[], request: FastifyRequest): Promise<Caller> {
  const [caller] = await callersOf(db, [claimedIn(own, request)])
  return caller!
}

/** Who stands behind many requests at once, by one statement. */
export async function callersOf(db: Db, claims: readonly Claimed[]): Promise<Caller[]> {
  const tokens = claims.flatMap(({ token, origin }) => (token === null ? [] : [{ token, origin }]))
  const found = await findSignedIn(db, tokens)
  return claims.map((claimed) => {
    const signedIn = claimed.token === null ? null : found.shift()!
    if (!signedIn) return { ...claimed, session: null, who: null }
    const { session, who } = signedIn
    return { ...claimed, session, who: claimed.ours ? who : { ...who, site: claimed.origin } }
  })
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
