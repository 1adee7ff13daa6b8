import type { ZoneId } from '@yishi/schema/words'
import { eq, like, or, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Rows of a zone and of all below it. Zone addresses have no wildcards: `_` and `%` are not allowed in them. */
export function within(column: PgColumn, zone: ZoneId): SQL {
  return or(eq(column, zone), like(column, `${zone}.%`))!
}
