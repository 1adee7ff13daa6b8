import { decodeEntry, type Entry, type EntryOpenings, encodeOpenings, TILE_WIDTH } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq, gte, inArray, isNotNull, lt } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** What of an act is sealed because it is long, not because it is secret: everybody reads it on the poll's page. */
const printed: Readonly<Record<string, readonly string[]>> = {
  announcePoll: ['title', 'questions'],
  extendPoll: ['reason'],
  recountPoll: ['reason'],
  correctOfficial: ['reason'],
}

/**
 * The openings of a bundle's entries that anybody may see: what a poll asks, and each ballot's choice once an open poll has been
 * counted. Never who cast it. Undefined where there are none.
 */
export async function publicOpenings(
  db: Db,
  tenant: string,
  bundle: { n: number; size: number },
): Promise<Uint8Array | undefined> {
  const start = bundle.n * TILE_WIDTH
  const end = Math.min(start + TILE_WIDTH, bundle.size)
  const rows = await db
    .select({ idx: t.logEntry.idx, body: t.logEntry.body, openings: t.logEntry.openings })
    .from(t.logEntry)
    .where(and(eq(t.logEntry.tenantId, tenant), gte(t.logEntry.idx, start), lt(t.logEntry.idx, end)))
  const entries = rows.flatMap(({ body, ...row }) => {
    const entry = decodeEntry(Buffer.from(body))
    return entry ? [{ ...row, entry }] : []
  })
  const opened = await openedPolls(
    db,
    tenant,
    entries.flatMap(({ entry }) => ballotOf(entry)?.poll ?? []),
  )
  const found = new Map<number, EntryOpenings>()
  for (const { idx, entry, openings } of entries) {
    const ballot = ballotOf(entry)
    const fields = ballot && opened.has(ballot.poll) ? ['choice'] : (printed[entry.act] ?? [])
    const shown = Object.entries(openings as EntryOpenings).filter(([field]) => fields.includes(field))
    if (shown.length > 0) found.set(idx!, Object.fromEntries(shown))
  }
  return found.size > 0 ? encodeOpenings(found) : undefined
}

/** An entry that brought a ballot names it and its poll in its open facts, whichever act it was. */
function ballotOf({ open: { poll, ballot } }: Entry): { poll: string } | undefined {
  return typeof poll === 'string' && typeof ballot === 'string' ? { poll } : undefined
}

async function openedPolls(db: Db, tenant: string, polls: readonly string[]): Promise<Set<string>> {
  const named = [...new Set(polls)]
  if (named.length === 0) return new Set()
  const rows = await db
    .select({ poll: t.poll.pollId })
    .from(t.poll)
    .where(
      and(
        eq(t.poll.tenantId, tenant),
        inArray(t.poll.pollId, named),
        eq(t.poll.mode, 'open'),
        isNotNull(t.poll.countedAt),
      ),
    )
  return new Set(rows.map((row) => row.poll))
}
