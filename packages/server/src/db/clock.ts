import { sql } from 'drizzle-orm'
import { type Db, rowsOf, type Tx } from './db.ts'

/**
 * The instant of the one clock, `yishi_now()`, as an expression. Milliseconds since 1970, since the drivers disagree
 * on how an instant is read.
 */
export const nowMillis = sql<string>`(extract(epoch from yishi_now()) * 1000)::bigint::text`

/** What the one clock says. */
export async function readNow(db: Db | Tx): Promise<Date> {
  const [row] = await rowsOf<{ now: string }>(db, sql`select ${nowMillis} as now`)
  return new Date(Number(row!.now))
}

/**
 * Let the clock of this database stand still until it is moved: for tests and the demo, never for a community.
 * It survives a restart, since the function itself is exchanged.
 */
export async function standClock(db: Db, at: Date): Promise<void> {
  await db.execute(
    sql`create table if not exists yishi_clock (one boolean primary key default true check (one), at timestamptz not null)`,
  )
  await db.execute(
    sql`insert into yishi_clock (at) values (${at.toISOString()}::timestamptz) on conflict (one) do update set at = excluded.at`,
  )
  await db.execute(
    sql`create or replace function yishi_now() returns timestamptz language sql volatile as $$ select at from yishi_clock $$`,
  )
}

/** Move a standing clock to an instant; it never goes back. */
export async function moveClock(db: Db, to: Date): Promise<void> {
  await db.execute(sql`update yishi_clock set at = greatest(at, ${to.toISOString()}::timestamptz)`)
}
