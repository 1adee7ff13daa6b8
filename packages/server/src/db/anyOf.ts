import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * That a column of text is one of many values, sent as one parameter: a list of two hundred costs no more to put together than one of two,
 * and is the same statement. Of an empty list nothing is one.
 */
export function anyOf(column: PgColumn, values: readonly string[]): SQL {
  const quoted = values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`)
  return sql`${column} = any(${`{${quoted.join(',')}}`}::text[])`
}
