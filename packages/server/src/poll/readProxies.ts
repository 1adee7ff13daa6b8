import * as t from '@yishi/schema/tables'
import type { ProxyView } from '@yishi/schema/words'
import { and, asc, eq, exists, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Poll } from './pollOf.ts'

/** Mandates of a poll, the first one first, with their holders in full: for clerks. Principals get the name alone. */
export async function readProxies(
  db: Db,
  { tenantId, pollId }: Pick<Poll, 'tenantId' | 'pollId'>,
  where?: SQL,
): Promise<ProxyView[]> {
  const ballot = db
    .select({ one: sql`1` })
    .from(t.ballot)
    .where(
      and(
        eq(t.ballot.tenantId, tenantId),
        eq(t.ballot.pollId, pollId),
        eq(t.ballot.proxyId, t.proxy.proxyId),
        isNull(t.ballot.replacedBy),
      ),
    )
  const rows = await db
    .select({
      proxy: t.proxy,
      label: t.elector.label,
      holder: t.person.name,
      counts: sql<boolean>`${exists(ballot)}`,
    })
    .from(t.proxy)
    .innerJoin(
      t.elector,
      and(
        eq(t.elector.tenantId, t.proxy.tenantId),
        eq(t.elector.rollId, t.proxy.rollId),
        eq(t.elector.electorId, t.proxy.electorId),
      ),
    )
    .innerJoin(
      t.person,
      and(eq(t.person.tenantId, t.proxy.tenantId), eq(t.person.personId, t.proxy.holderId)),
    )
    .where(and(eq(t.proxy.tenantId, tenantId), eq(t.proxy.pollId, pollId), where))
    .orderBy(asc(t.proxy.grantedAt), asc(t.proxy.proxyId))
  return rows.map(({ proxy, label, holder, counts }) => ({
    id: proxy.proxyId,
    elector: proxy.electorId,
    label,
    holder: holder ?? '',
    holderId: proxy.holderId,
    items: proxy.items,
    grantedAt: proxy.grantedAt.toISOString(),
    by: proxy.document === null ? 'principal' : 'clerk',
    document: proxy.document,
    endedAt: proxy.endedAt?.toISOString() ?? null,
    ended: proxy.ended,
    counts,
  }))
}
