import {
  appendLeaf,
  emptyRange,
  hashLeaf,
  rootOfRange,
  type Signer,
  signCheckpoint,
  toBase64,
} from '@yishi/schema/log'
import { type Db, rowsOf } from '@yishi/server/inside/db/db'
import { growTiles } from '@yishi/server/inside/log/growTiles'
import { type SQL, sql } from 'drizzle-orm'
import type { Random } from './random.ts'
import type { Signers } from './tamperExport.ts'

/** What somebody with the database in hand bends, and an earlier state of the log that they kept. */
export interface Tampering {
  tx: Db
  random: Random
  tenant: string
  signers: Signers
  earlier: LogState
}

/** A log's row and tiles at some time. */
export interface LogState {
  size: number
  log: Record<string, unknown>
  tiles: Record<string, unknown>[]
}

/** Keep a log's row and tiles, as an old backup would. */
export async function keepState(db: Db, tenant: string): Promise<LogState> {
  const [log] = await rowsOf<{ row: Record<string, unknown> }>(
    db,
    sql`select to_jsonb(l) as row from log l where tenant_id = ${tenant}`,
  )
  const tiles = await rowsOf<{ row: Record<string, unknown> }>(
    db,
    sql`select to_jsonb(l) as row from log_tile l where tenant_id = ${tenant}`,
  )
  return { size: Number(log!.row.size), log: log!.row, tiles: tiles.map(({ row }) => row) }
}

/** Short-lived things that are no part of the record: sign-ins, tries, one-use codes. */
const passing = new Set(['session', 'attempt', 'once_code'])

/**
 * What nothing public rests on and no leaf seals: the order in which entries waited, how a repeated request is known and answered, who holds
 * the sequencer's lease. Openings may go, since erasing a person takes them.
 */
const bookkeeping = new Set([
  'log_entry.seq',
  'log_entry.key',
  'log_entry.input_hash',
  'log_entry.answer',
  'log.holder',
  'log.lease_until',
])

interface Column {
  table: string
  column: string
  type: string
}

/** Bend the database in one of many ways: what was done, in words for whoever reads a failure. Null: there was nothing to bend. */
export async function tamperDatabase(tampering: Tampering): Promise<string | null> {
  // Who holds the database is held by no foreign key.
  await tampering.tx.execute(sql`set local session_replication_role = replica`)
  const kinds = { change, change2: change, drop, insert, reorder, exchange, truncate, rollBack, fork }
  const kind = tampering.random.pick(Object.keys(kinds) as (keyof typeof kinds)[])
  const what = await kinds[kind](tampering)
  return what === null ? null : `${kind}: ${what}`
}

async function columns(tx: Db): Promise<Column[]> {
  const all = await rowsOf<Column>(
    tx,
    sql`select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
        where c.table_schema = 'public' and exists (select from information_schema.columns t
          where t.table_name = c.table_name and t.table_schema = 'public' and t.column_name = 'tenant_id')
        order by 1, 2`,
  )
  return all.filter(({ table, column }) => !passing.has(table) && !bookkeeping.has(`${table}.${column}`))
}

async function anyColumn({ tx, random }: Tampering): Promise<{ at: Column; table: SQL; column: SQL } | null> {
  const every = await columns(tx)
  const filled: Column[] = []
  for (const table of new Set(every.map((one) => one.table))) {
    const [row] = await rowsOf<{ any: boolean }>(
      tx,
      sql`select exists (select from ${sql.identifier(table)}) as any`,
    )
    if (row!.any) filled.push(...every.filter((one) => one.table === table))
  }
  const table = random.pick([...new Set(filled.map((one) => one.table))])
  const at = random.pick(filled.filter((one) => one.table === table))
  return {
    at,
    table: sql.identifier(at.table) as unknown as SQL,
    column: sql.identifier(at.column) as unknown as SQL,
  }
}

async function anyRow({ tx, random }: Tampering, table: SQL): Promise<string> {
  const rows = await rowsOf<{ ctid: string }>(tx, sql`select ctid::text from ${table} order by ctid`)
  return random.pick(rows).ctid
}

/** The value of a column, bent according to its type. */
function bent({ table, column, type }: Column, random: Random): SQL {
  const is = sql.identifier(column)
  if (table === 'log_entry' && column === 'openings')
    return sql`(select jsonb_set(openings, array[k, ${random.pick(['salt', 'value'])}], '"bent"') from jsonb_object_keys(openings) k limit 1)`
  switch (type) {
    case 'boolean':
      return sql`not coalesce(${is}, false)`
    case 'bigint':
    case 'integer':
    case 'smallint':
      return sql`coalesce(${is}, 0) + ${sql.raw(String(1 + random.below(9)))}`
    case 'timestamp with time zone':
      return sql`coalesce(${is}, now()) + interval '1 millisecond' * ${sql.raw(String(1 + random.below(100_000)))}`
    case 'jsonb':
      return sql`jsonb_build_array(${is})`
    case 'bytea':
      return random.pick([
        sql`coalesce(${is}, '') || '\\x00'::bytea`,
        sql`set_byte(${is}, 0, get_byte(${is}, 0) # 1)`,
        sql`substring(${is} from 2)`,
      ])
    default:
      return random.pick([
        sql`coalesce(${is}, '') || 'x'`,
        sql`'x' || coalesce(${is}, '')`,
        sql`case when coalesce(${is}, '') = '' then 'x' else substring(${is} from 2) end`,
      ])
  }
}

async function change(tampering: Tampering): Promise<string | null> {
  const place = await anyColumn(tampering)
  if (!place) return null
  const { at, table, column } = place
  const ctid = await anyRow(tampering, table)
  const done = await rowsOf(
    tampering.tx,
    sql`update ${table} set ${column} = ${bent(at, tampering.random)} where ctid = ${ctid}::tid returning 1`,
  )
  return done.length === 0 ? null : `${at.table}.${at.column} of ${ctid}`
}

async function drop(tampering: Tampering): Promise<string | null> {
  const place = await anyColumn(tampering)
  if (!place) return null
  const ctid = await anyRow(tampering, place.table)
  await tampering.tx.execute(sql`delete from ${place.table} where ctid = ${ctid}::tid`)
  return `${place.at.table} ${ctid}`
}

/** A row like another one, under another key. */
async function insert(tampering: Tampering): Promise<string | null> {
  const { tx, random } = tampering
  const place = await anyColumn(tampering)
  if (!place) return null
  const { at, table } = place
  const ctid = await anyRow(tampering, table)
  const keys = await rowsOf<{ column: string; type: string }>(
    tx,
    sql`select a.attname as column, format_type(a.atttypid, null) as type from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = ${at.table}::regclass and i.indisprimary order by 1`,
  )
  const key = random.pick(keys)
  const value = bent({ table: at.table, ...key }, random)
  await tx.execute(
    sql`create temporary table bent on commit drop as select * from ${table} where ctid = ${ctid}::tid`,
  )
  await tx.execute(sql`update bent set ${sql.identifier(key.column)} = ${value}`)
  if (at.table === 'log_entry')
    await tx.execute(sql`update bent set idx = idx + 100000, key = key || 'bent', seq = seq + 1000000`)
  await tx.execute(sql`insert into ${table} select * from bent`)
  return `${at.table} like ${ctid}, with another ${key.column}`
}

async function reorder({ tx, random, tenant }: Tampering): Promise<string | null> {
  const [log] = await rowsOf<{ size: string }>(
    tx,
    sql`select size::text from log where tenant_id = ${tenant}`,
  )
  const [a, b] = [random.below(Number(log!.size)), random.below(Number(log!.size))]
  if (a === b) return null
  const move = (from: number, to: number) =>
    tx.execute(sql`update log_entry set idx = ${to} where tenant_id = ${tenant} and idx = ${from}`)
  await move(a, -1)
  await move(b, a)
  await move(-1, b)
  return `entries ${a} and ${b}`
}

/** Two rows of one table exchange what one column says. */
async function exchange(tampering: Tampering): Promise<string | null> {
  const { tx } = tampering
  const place = await anyColumn(tampering)
  if (!place) return null
  const { at, table, column } = place
  const [a, b] = [await anyRow(tampering, table), await anyRow(tampering, table)]
  const done = await rowsOf(
    tx,
    sql`update ${table} x set ${column} = y.${column} from ${table} y
        where ((x.ctid = ${a}::tid and y.ctid = ${b}::tid) or (x.ctid = ${b}::tid and y.ctid = ${a}::tid))
          and x.${column} is distinct from y.${column} returning 1`,
  )
  return done.length === 0 ? null : `${at.table}.${at.column} of ${a} and ${b}`
}

/** The last entries are gone, with or without what the log says of its size. */
async function truncate({ tx, random, tenant }: Tampering): Promise<string | null> {
  const many = 1 + random.below(20)
  await tx.execute(
    sql`delete from log_entry where tenant_id = ${tenant} and idx >= (select size from log where tenant_id = ${tenant}) - ${many}`,
  )
  if (random.below(2)) await tx.execute(sql`update log set size = size - ${many} where tenant_id = ${tenant}`)
  return `${many} entries`
}

/** The log as it was once, its later entries waiting again as if they had never been in it, or gone. */
async function rollBack({ tx, random, tenant, earlier }: Tampering): Promise<string | null> {
  const gone = random.below(2) === 1
  const later = sql`tenant_id = ${tenant} and idx >= ${earlier.size}`
  await tx.execute(
    gone ? sql`delete from log_entry where ${later}` : sql`update log_entry set idx = null where ${later}`,
  )
  await tx.execute(sql`delete from receipt_code where ${later}`)
  await tx.execute(sql`delete from log_tile where tenant_id = ${tenant}`)
  await tx.execute(sql`delete from log where tenant_id = ${tenant}`)
  await tx.execute(
    sql`insert into log select * from jsonb_populate_record(null::log, ${JSON.stringify(earlier.log)}::jsonb)`,
  )
  for (const tile of earlier.tiles)
    await tx.execute(
      sql`insert into log_tile select * from jsonb_populate_record(null::log_tile, ${JSON.stringify(tile)}::jsonb)`,
    )
  return `to ${earlier.size}, later entries ${gone ? 'gone' : 'waiting'}`
}

/** Another history: one leaf says something else, and tree, tiles and checkpoint fit it. */
async function fork(tampering: Tampering): Promise<string | null> {
  const { tx, random, tenant, signers } = tampering
  const [log] = await rowsOf<{ size: string }>(
    tx,
    sql`select size::text from log where tenant_id = ${tenant}`,
  )
  const at = random.below(Number(log!.size))
  await tx.execute(
    sql`update log_entry set body = replace(body, '"open":{', '"open":{"aside":true,') where tenant_id = ${tenant} and idx = ${at}`,
  )
  const signer = random.pick([signers.own, signers.foreign])
  await regrow(tampering, signer)
  return `at ${at}, signed by ${signer === signers.own ? 'its own key' : 'another'}`
}

async function regrow({ tx, tenant }: Tampering, signer: Signer): Promise<void> {
  const rows = await rowsOf<{ body: string }>(
    tx,
    sql`select body from log_entry where tenant_id = ${tenant} and idx is not null order by idx`,
  )
  const leaves = rows.map(({ body }) => hashLeaf(Buffer.from(body)))
  const range = leaves.reduce(appendLeaf, emptyRange)
  const root = rootOfRange(range)
  const checkpoint = signCheckpoint({ origin: signer.vkey.name, size: range.size, root }, signer)
  await tx.execute(sql`delete from log_tile where tenant_id = ${tenant}`)
  for (const { level, n, hashes } of growTiles({ size: 0, partial: () => new Uint8Array() }, leaves))
    await tx.execute(sql`insert into log_tile values (${tenant}, ${level}, ${n}, ${Buffer.from(hashes)})`)
  await tx.execute(
    sql`update log set root = ${Buffer.from(root)}, range = ${JSON.stringify(range.nodes.map(toBase64))}::jsonb,
          checkpoint = ${checkpoint} where tenant_id = ${tenant}`,
  )
}
