import { sql } from 'drizzle-orm'
import { type Db, rowsOf } from '../db/db.ts'

/** A hash of every row of every table but the standing clock: whatever was written, it is another one. */
export async function fingerprint(db: Db): Promise<Record<string, string>> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'yishi_clock' order by 1`,
  )
  const prints: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await rowsOf<{ print: string | null }>(
      db,
      sql`select md5(string_agg(t::text, '|' order by t::text)) as print from ${sql.identifier(name)} t`,
    )
    prints[name] = row!.print ?? ''
  }
  return prints
}
