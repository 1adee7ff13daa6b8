import { hash, randomBytes } from 'node:crypto'
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { Lucia, TimeSpan } from 'lucia'
import { readNow } from '../db/clock.ts'
import type { Db } from '../db/db.ts'

/** How somebody signed in. */
export type Via = 'code' | 'pin' | 'password' | 'host' | 'popup' | 'demo'

/** A sign-in that stands. */
export interface Session {
  tenant: string
  person: string
  /** The site whose pages may use it. */
  origin: string
  via: Via
  /** When the person last proved who they are, by the one clock. */
  freshAt: Date
  expiresAt: Date
}

/** What a page is given. The token is nowhere else: the database knows its hash alone. */
export interface SignedIn {
  token: string
  expiresAt: string
  tenant: string
  person: string
}

interface Attributes {
  tenantId: string
  origin: string
  via: string
  freshAt: Date
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Attributes>
    DatabaseSessionAttributes: Attributes
  }
}

/** Lucia's view of a person: it asks for a column called id. */
const account = pgTable('person', { id: text('person_id').primaryKey() })

/** A sign-in that is not used for half a day is over; Lucia moves the end on while it is used. */
const idle = new TimeSpan(12, 'h')

/** Whether Lucia has nothing to do about a sign-in that ends then: neither to move its end on nor to throw it away. */
export const isSettled = (expiresAt: Date): boolean =>
  expiresAt.getTime() > Date.now() + idle.milliseconds() / 2

const known = new WeakMap<Db, Lucia<Attributes>>()

/**
 * Lucia's third version lives behind this file alone. It would keep session ids in clear, and is given hashes: who reads the
 * table signs in as nobody. Its expiry goes by the machine's clock; `freshAt` goes by the community's.
 */
function luciaOf(db: Db): Lucia<Attributes> {
  const found = known.get(db)
  if (found) return found
  const lucia = new Lucia(new DrizzlePostgreSQLAdapter(db, t.session, account), {
    sessionExpiresIn: idle,
    getSessionAttributes: ({ tenantId, origin, via, freshAt }: Attributes) => ({
      tenantId,
      origin,
      via,
      freshAt,
    }),
  })
  known.set(db, lucia)
  return lucia
}

/** A token's hash, which is all that the database knows of it. */
export const idOf = (token: string): string => hash('sha256', token)

/**
 * Begin a sign-in for a person at a site. Whoever proved who they are elsewhere did so at `freshAt`; where nothing is said, it was
 * here and now.
 */
export async function openSession(
  db: Db,
  {
    tenant,
    person,
    origin,
    via,
    freshAt,
  }: Pick<Session, 'tenant' | 'person' | 'origin' | 'via'> & { freshAt?: Date },
): Promise<SignedIn> {
  const token = randomBytes(32).toString('base64url')
  const attributes = { tenantId: tenant, origin, via, freshAt: freshAt ?? (await readNow(db)) }
  const { expiresAt } = await luciaOf(db).createSession(person, attributes, { sessionId: idOf(token) })
  return { token, expiresAt: expiresAt.toISOString(), tenant, person }
}

/** The sign-in behind a token at a site; null where there is none, where it is over, or where it belongs to another site. */
export async function findSession(db: Db, token: string, origin: string): Promise<Session | null> {
  const { session } = await luciaOf(db).validateSession(idOf(token))
  if (!session || session.origin !== origin) return null
  const { tenantId: tenant, userId: person, via, freshAt, expiresAt } = session
  return { tenant, person, origin, via: via as Via, freshAt, expiresAt }
}

/** The person has proved anew who they are. */
export async function refreshSession(db: Db, token: string): Promise<Date> {
  const freshAt = await readNow(db)
  await db
    .update(t.session)
    .set({ freshAt })
    .where(eq(t.session.id, idOf(token)))
  return freshAt
}

/** Sign out. */
export function closeSession(db: Db, token: string): Promise<void> {
  return luciaOf(db).invalidateSession(idOf(token))
}

/** Sign a person out everywhere: after a new PIN or password. */
export function closeSessionsOf(db: Db, person: string): Promise<void> {
  return luciaOf(db).invalidateUserSessions(person)
}

/** Throw away the sign-ins that are over. */
export function endOverdueSessions(db: Db): Promise<void> {
  return luciaOf(db).deleteExpiredSessions()
}
