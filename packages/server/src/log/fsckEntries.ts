import { createHash } from 'node:crypto'
import {
  areEntryOpenings,
  type Contradiction,
  canonicalJson,
  decodeEntry,
  type Entry,
  type EntryOpenings,
  type Plain,
  wrongOpening,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, asc, eq, gt } from 'drizzle-orm'
import { acts } from '../acts/index.ts'
import type { Tx } from '../db/db.ts'
import { contradiction } from './contradiction.ts'

/** How a row has to stand: its hash, and the entry that wrote it last. */
export interface LastMark {
  hash: string
  entryId: string
  index: number | null
}

/** The last mark of every row that any entry wrote, by table and key. */
export type LastMarks = Map<string, LastMark>

/** The key of {@link LastMarks}. */
export const markKey = (table: string, key: string): string => `${table} ${key}`

const PAGE = 1000

/**
 * Every entry of a tenant, in the log or waiting: its columns say what its leaf says, what opens its commitments does, and
 * its row marks are those that the leaf seals. Fills `marks` in the order in which the entries were written.
 */
export async function fsckEntries(
  tx: Tx,
  tenant: string,
  marks: LastMarks,
): Promise<Contradiction | undefined> {
  for (let after = -1; ; ) {
    const page = await tx
      .select()
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, tenant), gt(t.logEntry.seq, after)))
      .orderBy(asc(t.logEntry.seq))
      .limit(PAGE)
    for (const row of page) {
      const found = fsckEntry(row)
      if (found) return found
      for (const [table, key, hash] of row.rows)
        marks.set(markKey(table, key), { hash, entryId: row.entryId, index: row.idx })
    }
    if (page.length < PAGE) return undefined
    after = page.at(-1)!.seq
  }
}

function fsckEntry(row: typeof t.logEntry.$inferSelect): Contradiction | undefined {
  const where = `entry ${row.entryId}`
  const entry = decodeEntry(Buffer.from(row.body))
  if (!entry)
    return { code: 'entry-malformed', ...(row.idx === null ? {} : { index: row.idx }), detail: where }
  const openings: Plain = row.openings as EntryOpenings
  const wrong = areEntryOpenings(openings) ? wrongOpening(entry, openings) : ''
  if (wrong !== undefined)
    return {
      code: 'opening-wrong',
      ...(row.idx === null ? {} : { index: row.idx }),
      detail: `${where} ${wrong}`,
    }
  if (!areColumnsOf(entry, row)) return contradiction('entry-columns-differ', where, row.idx)
  // An erased person's openings are gone; that of the rows, which is nobody's, never is.
  const digest = createHash('sha256').update(canonicalJson(row.rows)).digest('hex')
  if (row.openings.rows?.value !== digest) return contradiction('marks-differ', where, row.idx)
  return undefined
}

/** Whether the columns say what the leaf does. What is done in batches names no matter; whose an erased person's act was is not known. */
function areColumnsOf(entry: Entry, row: typeof t.logEntry.$inferSelect): boolean {
  const act: { batch?: unknown } | undefined = (acts as Record<string, { batch?: unknown }>)[row.act]
  return (
    entry.tenant === row.tenantId &&
    entry.act === row.act &&
    entry.at === row.at.toISOString() &&
    row.matter === (act?.batch ? null : (entry.matter ?? null)) &&
    (row.openings.actor === undefined || row.openings.actor.value === row.actor)
  )
}
