import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { PaperView } from '@yishi/schema/words'
import { sql } from 'drizzle-orm'
import { type Db, rowsOf } from '../db/db.ts'
import type { Poll } from './pollOf.ts'

/** Electors without a ballot that are listed by name of their door; the totals count all. */
const mostListed = 1000

interface Totals {
  returned: boolean
  served: boolean
  n: string
  heads: string
  area: string
}

/** Of which electors anything came back, by paper or screen, and who of the others was served. */
export async function readReturns(
  db: Db,
  { tenantId, pollId, rollId }: Poll,
): Promise<Pick<PaperView, 'totals' | 'unreturned'>> {
  const standing = sql`
    select e.elector_id, e.label, e.heads, e.area,
      exists (
        select from ${t.ballot} b
        where b.tenant_id = e.tenant_id and b.poll_id = ${pollId} and b.elector_id = e.elector_id
      ) or exists (
        select from ${t.paperSheet} s
        where s.tenant_id = e.tenant_id and s.poll_id = ${pollId} and s.elector_id = e.elector_id
      ) as returned,
      exists (
        select from ${t.service} v
        where v.tenant_id = e.tenant_id and v.poll_id = ${pollId} and v.elector_id = e.elector_id
      ) as served
    from ${t.elector} e
    where e.tenant_id = ${tenantId} and e.roll_id = ${rollId}`
  const totals = await rowsOf<Totals>(
    db,
    sql`
      select returned, served, count(*)::text as n, sum(heads)::text as heads, sum(area)::text as area
      from (${standing}) x group by returned, served`,
  )
  const unreturned = await rowsOf<{ elector: string; label: string; served: boolean }>(
    db,
    sql`
      select elector_id as elector, label, served from (${standing}) x
      where not returned order by elector_id limit ${mostListed}`,
  )
  const weigh = (returned: boolean) => {
    const rows = totals.filter((row) => row.returned === returned)
    return {
      heads: rows.reduce((sum, row) => sum + Number(row.heads), 0),
      area: formatArea(rows.reduce((sum, row) => sum + BigInt(row.area), 0n)),
    }
  }
  const number = (which: (row: Totals) => boolean) =>
    totals.filter(which).reduce((sum, row) => sum + Number(row.n), 0)
  return {
    totals: {
      returned: weigh(true),
      unreturned: weigh(false),
      served: number((row) => row.served),
      unreached: number((row) => !row.served && !row.returned),
    },
    unreturned,
  }
}
