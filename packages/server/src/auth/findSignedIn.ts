import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { anyOf } from '../db/anyOf.ts'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'
import { standing } from './readWho.ts'
import { findSession, idOf, isSettled, type Session, type Via } from './sessions.ts'

/** A sign-in that stands, and who it belongs to. */
export interface SignedInAs {
  session: Session
  who: Who
}

/**
 * Who stands behind tokens, each at its site, by one statement for all of them; null where there is no such sign-in, where it is over
 * or belongs to another site, and where the account is gone. What Lucia has to do something about is left to it.
 */
export async function findSignedIn(
  db: Db,
  wanted: readonly { token: string; origin: string }[],
): Promise<(SignedInAs | null)[]> {
  if (wanted.length === 0) return []
  const ids = wanted.map(({ token }) => idOf(token))
  const rows = await db
    .select({ session: t.session, ...standing })
    .from(t.session)
    .innerJoin(
      t.person,
      and(
        eq(t.person.tenantId, t.session.tenantId),
        eq(t.person.personId, t.session.userId),
        isNull(t.person.deletedAt),
      ),
    )
    .where(anyOf(t.session.id, ids))
  const found = new Map(rows.map((row) => [row.session.id, row]))
  return Promise.all(
    wanted.map(async ({ token, origin }, i) => {
      const row = found.get(ids[i]!)
      if (!row) return null
      const { session: kept, ...is } = row
      const session = isSettled(kept.expiresAt)
        ? sessionOf(kept, origin)
        : await findSession(db, token, origin)
      return session && { session, who: { tenant: session.tenant, ...is, freshAt: session.freshAt } }
    }),
  )
}

function sessionOf(
  { tenantId: tenant, userId: person, origin, via, freshAt, expiresAt }: typeof t.session.$inferSelect,
  site: string,
): Session | null {
  return origin === site ? { tenant, person, origin, via: via as Via, freshAt, expiresAt } : null
}
