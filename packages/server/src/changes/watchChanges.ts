import { setTimeout as sleep } from 'node:timers/promises'
import * as t from '@yishi/schema/tables'
import { eq, sql } from 'drizzle-orm'
import { type Db, rowsOf } from '../db/db.ts'

/** What has come into a community's log: how long it is now, and the zones that the new entries speak of. */
export interface Change {
  size: number
  zones: string[]
}

/** Tells whoever listens in this process what came into the logs, whichever process wrote it. */
export interface ChangeWatch {
  /** How long a community's log is; undefined where there is none. */
  sizeOf(tenant: string): Promise<number | undefined>
  /** What came in since the log had this size; null where nothing did. */
  since(tenant: string, size: number): Promise<Change | null>
  /** Be told what comes in from this size on. Answers what ends it. */
  follow(tenant: string, size: number, tell: (change: Change) => void): () => void
  stop(): void
}

/** From here on it is not worth saying which zones. */
const mostEntries = 5000

/**
 * Watches the logs of communities that somebody listens to: one small query a moment, however many listen, and none while nobody does.
 * It asks the database rather than being told by it, which also holds behind a pooler and for any number of processes.
 */
export function watchChanges(db: Db, pause = 1000): ChangeWatch {
  const followed = new Map<string, { size: number; tell: Set<(change: Change) => void> }>()
  const stopped = new AbortController()
  let running = false

  const sizeOf = async (tenant: string): Promise<number | undefined> => {
    const [row] = await db.select({ size: t.log.size }).from(t.log).where(eq(t.log.tenantId, tenant))
    return row?.size
  }
  const since = async (tenant: string, from: number): Promise<Change | null> => {
    const size = await sizeOf(tenant)
    if (size === undefined || size === from) return null
    // A log that got shorter was restored from a copy: then everything may have changed.
    if (size < from || size - from > mostEntries) return { size, zones: [tenant] }
    const rows = await rowsOf<{ zone: string | null }>(
      db,
      sql`select distinct ${t.logEntry.body}::json ->> 'zone' as zone from ${t.logEntry}
        where ${t.logEntry.tenantId} = ${tenant} and ${t.logEntry.idx} >= ${from} and ${t.logEntry.idx} < ${size}`,
    )
    return { size, zones: rows.map((row) => row.zone ?? tenant) }
  }
  const look = async (): Promise<void> => {
    for (const [tenant, watched] of followed) {
      const change = await since(tenant, watched.size)
      if (!change) continue
      watched.size = change.size
      for (const tell of watched.tell) tell(change)
    }
  }
  const run = async (): Promise<void> => {
    if (running) return
    running = true
    while (followed.size > 0 && !stopped.signal.aborted) {
      // A database that is away for a moment is asked again; nothing is lost, since sizes say what was told.
      await look().catch(() => {})
      await sleep(pause, undefined, { signal: stopped.signal }).catch(() => {})
    }
    running = false
  }

  return {
    sizeOf,
    since,
    follow(tenant, size, tell) {
      const watched = followed.get(tenant) ?? { size, tell: new Set() }
      followed.set(tenant, watched)
      watched.tell.add(tell)
      run()
      return () => {
        watched.tell.delete(tell)
        if (watched.tell.size === 0 && followed.get(tenant) === watched) followed.delete(tenant)
      }
    },
    stop: () => stopped.abort(),
  }
}
