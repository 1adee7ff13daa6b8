import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { sql } from 'drizzle-orm'
import { type Db, rowsOf } from '../db/db.ts'
import type { Poll } from './pollOf.ts'

/** How far the vote has come with one elector, in full: for staff who have recorded that they read the roll. */
export interface Participation {
  elector: string
  label: string
  names: string
  heads: number
  area: string
  /** By which channel the ballot came that counts, or the paper that waits to be entered; null: nothing came. */
  channel: string | null
  /** A proxy gave it. */
  byProxy: boolean
  at: string | null
  /** How and when the papers were last served; null: never. */
  served: string | null
  servedAt: string | null
}

interface Row extends Omit<Participation, 'area' | 'at' | 'servedAt' | 'heads'> {
  heads: string
  area: string
  at: string | null
  served_at: string | null
}

/** Every elector of a poll with what came back and what was served, in the order of the roll. Of choices nothing. */
export async function readParticipation(
  db: Db,
  { tenantId, pollId, rollId }: Pick<Poll, 'tenantId' | 'pollId' | 'rollId'>,
): Promise<Participation[]> {
  const millis = (at: ReturnType<typeof sql>) => sql`(extract(epoch from ${at}) * 1000)::bigint::text`
  const rows = await rowsOf<Row>(
    db,
    sql`
      select e.elector_id as elector, e.label, e.names, e.heads::text as heads, e.area::text as area,
        coalesce(b.channel, case when s.handed_in_at is not null then 'paper' end) as channel,
        (case when b.ballot_id is null then s.proxy_id else b.proxy_id end) is not null as "byProxy",
        ${millis(sql`coalesce(b.cast_at, s.handed_in_at)`)} as at,
        v.how as served, ${millis(sql`v.at`)} as served_at
      from ${t.elector} e
      left join ${t.ballot} b on b.tenant_id = e.tenant_id and b.poll_id = ${pollId}
        and b.elector_id = e.elector_id and b.replaced_by is null
      left join lateral (
        select p.handed_in_at, p.proxy_id from ${t.paperSheet} p
        where p.tenant_id = e.tenant_id and p.poll_id = ${pollId} and p.elector_id = e.elector_id
        order by p.handed_in_at desc limit 1
      ) s on true
      left join lateral (
        select w.how, w.at from ${t.service} w
        where w.tenant_id = e.tenant_id and w.poll_id = ${pollId} and w.elector_id = e.elector_id
        order by w.at desc limit 1
      ) v on true
      where e.tenant_id = ${tenantId} and e.roll_id = ${rollId}
      order by e.elector_id`,
  )
  const iso = (at: string | null) => (at === null ? null : new Date(Number(at)).toISOString())
  return rows.map(({ heads, area, at, served_at, ...row }) => ({
    ...row,
    heads: Number(heads),
    area: formatArea(BigInt(area)),
    at: iso(at),
    servedAt: iso(served_at),
  }))
}
