import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, instant, tenantId } from './columns.ts'

/** A tenant's log: its committed size and root, the checkpoint over them, and the sequencer's lease. */
export const log = pgTable(
  'log',
  {
    tenantId: tenantId(),
    /** `<host>/log/<tenant>`, fixed when the tenant is made. */
    origin: text('origin').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    /** Root hash, and the compact range (hashes of the perfect subtrees, left to right). */
    root: bytes('root').notNull(),
    range: jsonb('range').$type<string[]>().notNull(),
    /** The signed note; null before the first entry. */
    checkpoint: text('checkpoint'),
    holder: text('holder'),
    leaseUntil: instant('lease_until'),
  },
  (t) => [primaryKey({ columns: [t.tenantId] })],
)

/** One accepted act. Only the writer inserts it, only the sequencer gives it its index. */
export const logEntry = pgTable(
  'log_entry',
  {
    tenantId: tenantId(),
    entryId: text('entry_id').notNull(),
    /**
     * Order of arrival: an act that saw another one's rows comes after it, also where the clock stands still. Only sorts
     * what waits; what waits is known by its null index, since a lower number may commit later.
     */
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    idx: bigint('idx', { mode: 'number' }),
    at: instant('at').notNull(),
    act: text('act').notNull(),
    /** The matter whose record it stands in; null for ballots, of which there are too many. */
    matter: text('matter'),
    actor: text('actor').notNull(),
    /** Idempotency: who repeats a key with the same input gets the same answer. */
    key: text('key').notNull(),
    inputHash: text('input_hash').notNull(),
    answer: jsonb('answer').$type<unknown>(),
    /** The leaf's bytes: canonical JSON. */
    body: text('body').notNull(),
    /** Openings of what the leaf seals: field to salt and value. Erasing a person erases these. */
    openings: jsonb('openings').$type<Record<string, { salt: string; value: unknown }>>().notNull(),
    /** The rows that the act wrote: table, key, hash of the row as it then stood. */
    rows: jsonb('rows').$type<RowMark[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.entryId] }),
    unique().on(t.tenantId, t.idx),
    uniqueIndex('log_entry_key').on(t.tenantId, t.actor, t.key),
    index('log_entry_matter').on(t.tenantId, t.matter).where(sql`${t.matter} is not null`),
    index('log_entry_waiting').on(t.tenantId, t.seq).where(sql`${t.idx} is null`),
  ],
)

/** A row as an entry left it: table, primary key without the tenant, SHA-256 of its canonical JSON in hex. */
export type RowMark = [table: string, key: string, hash: string]

/** Tile hashes of the tree, 256 to a full tile; the last one of a level may be partial. */
export const logTile = pgTable(
  'log_tile',
  {
    tenantId: tenantId(),
    level: integer('level').notNull(),
    n: bigint('n', { mode: 'number' }).notNull(),
    /** 32 bytes a hash. */
    hashes: bytes('hashes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.level, t.n] })],
)

/**
 * Where the ballot of a receipt's code stands in the log. The sequencer writes it with the index. A code has 50 bits, so two ballots may
 * share one; that must not stop the log, so the index belongs to the key.
 */
export const receiptCode = pgTable(
  'receipt_code',
  {
    tenantId: tenantId(),
    /** As in `K7QM-4XWD-2P`. */
    code: text('code').notNull(),
    idx: bigint('idx', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.code, t.idx] })],
)
