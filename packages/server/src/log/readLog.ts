import {
  encodeBundle,
  formatKeyLines,
  HASH_BYTES,
  type LogSource,
  parseNote,
  parseOpeningsPath,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  tileWidth,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { LogKeys } from './keys.ts'
import { publicOpenings } from './publicOpenings.ts'

/**
 * Reads the files of a tenant's log out of the database: what the routes serve and what `fsck` verifies are the same
 * bytes. Nothing above the committed size is ever given out.
 */
export function readLog({ db, keys }: { db: Db; keys: LogKeys }, tenant: string): LogSource {
  return async (path) => {
    const [log] = await db.select().from(t.log).where(eq(t.log.tenantId, tenant))
    if (!log) return undefined
    if (path === 'checkpoint') return log.checkpoint === null ? undefined : Buffer.from(log.checkpoint)
    if (path === 'key') return readKeys(keys, log)
    const bundle = parseOpeningsPath(path)
    if (bundle !== undefined) return publicOpenings(db, tenant, { n: bundle, size: log.size })
    const tile = parseTilePath(path)
    if (!tile || tileWidth(tile.level, tile.n, log.size) < tile.width) return undefined
    return tile.level === 'entries'
      ? readBundle(db, tenant, tile)
      : readHashes(db, tenant, { ...tile, level: tile.level })
  }
}

/** A key that was made and has signed nothing yet is not told: nobody could believe it. */
function readKeys(keys: LogKeys, log: typeof t.log.$inferSelect): Uint8Array | undefined {
  const signer = keys.signerOf(log.tenantId, log.origin)
  if (!signer) return undefined
  const signed = parseNote(log.checkpoint ?? '')?.signatures ?? []
  const held = [signer, ...signer.before].map(({ vkey }) => vkey)
  const told = held.filter((key) => signed.some(({ name, id }) => name === key.name && id === key.id))
  return Buffer.from(formatKeyLines(told.length > 0 ? told : [signer.vkey]))
}

async function readHashes(
  db: Db,
  tenant: string,
  tile: Tile & { level: number },
): Promise<Uint8Array | undefined> {
  const [row] = await db
    .select({ hashes: t.logTile.hashes })
    .from(t.logTile)
    .where(and(eq(t.logTile.tenantId, tenant), eq(t.logTile.level, tile.level), eq(t.logTile.n, tile.n)))
  return row?.hashes.subarray(0, tile.width * HASH_BYTES)
}

async function readBundle(db: Db, tenant: string, tile: Tile): Promise<Uint8Array> {
  const start = tile.n * TILE_WIDTH
  const rows = await db
    .select({ body: t.logEntry.body })
    .from(t.logEntry)
    .where(
      and(
        eq(t.logEntry.tenantId, tenant),
        gte(t.logEntry.idx, start),
        lt(t.logEntry.idx, start + tile.width),
      ),
    )
    .orderBy(asc(t.logEntry.idx))
  return encodeBundle(rows.map((row) => Buffer.from(row.body)))
}
