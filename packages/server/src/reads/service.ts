import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse, type ServedView, type ServiceView } from '@yishi/schema/words'
import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Db, rowsOf } from '../db/db.ts'
import { findPoll } from '../poll/findPoll.ts'
import type { Poll } from '../poll/pollOf.ts'
import { read } from '../read.ts'

const part = 60

/**
 * 送达登记: whom the papers reached, how, when, by whom and with what receipt; or those alone whom nothing has reached and of whom nothing
 * came back, for whoever goes to the doors. Doors, no names.
 */
export const service = read({
  name: 'service',
  who: ['clerk', 'gridworker'],
  input: z.strictObject({
    zone: zoneId,
    poll: id,
    unreached: z.boolean().optional(),
    after: id.optional(),
  }),
  async run(db, { zone, poll, unreached, after }, { tenant }) {
    const found = await findPoll(db, { tenant: tenant.tenantId, zone }, { poll })
    if (!found) return refuse('unknown-poll', undefined, 'poll')
    const { electorId: elector, label, building } = t.elector
    const where = and(
      eq(t.elector.tenantId, found.tenantId),
      eq(t.elector.rollId, found.rollId),
      unreached ? sql`not ${isServed(found)} and not ${hasReturned(found)}` : undefined,
    )
    const rows = await db
      .select({ elector, label, building, returned: sql<boolean>`${hasReturned(found)}` })
      .from(t.elector)
      .where(and(where, after === undefined ? undefined : gt(elector, after)))
      .orderBy(asc(elector))
      .limit(part + 1)
    const shown = rows.slice(0, part)
    const services = await readServices(
      db,
      found,
      shown.map((row) => row.elector),
    )
    const value: ServiceView = {
      poll: found.pollId,
      title: found.title,
      nonResponse: found.nonResponse,
      totals: await readTotals(db, found),
      items: shown.map((row): ServedView => ({ ...row, services: services.get(row.elector) ?? [] })),
      total: await db.$count(t.elector, where),
      next: rows.length > part ? shown.at(-1)!.elector : null,
    }
    return { ok: true, value }
  },
})

function isServed({ tenantId, pollId }: Poll): SQL {
  return sql`exists (
    select from ${t.service} v
    where v.tenant_id = ${tenantId} and v.poll_id = ${pollId} and v.elector_id = ${t.elector.electorId}
  )`
}

function hasReturned({ tenantId, pollId }: Poll): SQL {
  return sql`(exists (
    select from ${t.ballot} b
    where b.tenant_id = ${tenantId} and b.poll_id = ${pollId} and b.elector_id = ${t.elector.electorId}
  ) or exists (
    select from ${t.paperSheet} s
    where s.tenant_id = ${tenantId} and s.poll_id = ${pollId} and s.elector_id = ${t.elector.electorId}
  ))`
}

async function readTotals(db: Db, poll: Poll): Promise<ServiceView['totals']> {
  const { tenantId, rollId, pollId } = poll
  const [row] = await rowsOf<Record<keyof ServiceView['totals'], number>>(
    db,
    sql`
      select count(*)::int as electors,
        (count(*) filter (where ${isServed(poll)}))::int as served,
        (count(*) filter (where exists (
          select from ${t.service} w
          where w.tenant_id = ${tenantId} and w.poll_id = ${pollId} and w.elector_id = ${t.elector.electorId}
            and w.warned
        )))::int as warned,
        (count(*) filter (where not ${isServed(poll)} and not ${hasReturned(poll)}))::int as unreached
      from ${t.elector}
      where ${t.elector.tenantId} = ${tenantId} and ${t.elector.rollId} = ${rollId}`,
  )
  return row!
}

async function readServices(
  db: Db,
  { tenantId, pollId }: Poll,
  electors: readonly string[],
): Promise<Map<string, ServedView['services']>> {
  const rows = await db
    .select({
      elector: t.service.electorId,
      how: t.service.how,
      at: t.service.at,
      by: t.person.name,
      warned: t.service.warned,
      receipt: t.service.receipt,
    })
    .from(t.service)
    .leftJoin(
      t.person,
      and(
        eq(t.person.tenantId, t.service.tenantId),
        eq(t.person.personId, sql`coalesce(${t.service.servedBy}, ${t.service.personId})`),
      ),
    )
    .where(
      and(
        eq(t.service.tenantId, tenantId),
        eq(t.service.pollId, pollId),
        inArray(t.service.electorId, ['', ...electors]),
      ),
    )
    .orderBy(asc(t.service.at))
  const services = new Map<string, ServedView['services']>()
  for (const { elector, at, by, ...row } of rows)
    services.set(elector, [...(services.get(elector) ?? []), { ...row, at: at.toISOString(), by: by ?? '' }])
  return services
}
