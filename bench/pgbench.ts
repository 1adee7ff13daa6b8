import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'

/** Where Debian puts the programs of its PostgreSQL. */
const debian = '/usr/lib/postgresql'

/** The pgbench of Debian's `postgresql` package. Throws where that is not installed. */
function findPgbench(): string {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions.map((version) => join(debian, version, 'bin/pgbench')).find(existsSync)
  if (!found) throw new Error('pgbench is not here: install Debian’s postgresql package')
  return found
}

/** What pgbench did in one run. */
export interface PgbenchRun {
  perSecond: number
}

/** Runs pgbench with a script of its own for some seconds, over so many connections. */
export async function pgbench(
  url: string,
  script: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<PgbenchRun> {
  const folder = mkdtempSync(join(tmpdir(), 'yishi-pgbench-'))
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  const flags = [
    '-n',
    '-M',
    'prepared',
    '-c',
    `${connections}`,
    '-j',
    '2',
    '-T',
    `${seconds}`,
    '-f',
    file,
    url,
  ]
  try {
    const said = await output(findPgbench(), flags)
    const tps = /^tps = ([\d.]+)/m.exec(said)?.[1]
    if (!tps) throw new Error(`pgbench said: ${said}`)
    return { perSecond: Number(tps) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function output(command: string, flags: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, flags, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(said))))
  })
}

/**
 * A script that inserts copies of the last ballot and of its entry, as our own writer left them, one of each in a transaction: the same
 * columns, indices and bytes, other ids.
 */
export async function twoInserts(url: string, electors: number): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [ballot] =
    await sql`select * from ballot where replaced_by is null order by cast_at desc, entry_id limit 1`
  const [entry] = await sql`select * from log_entry where entry_id = ${ballot!.entry_id}`
  await sql.end()
  const { seq: _, idx: __, ...kept } = entry!
  return `\\set e random(1, ${electors})
\\set n random(1, 1000000000000000)
begin;
${insertOf('ballot', { ...ballot, ballot_id: { sql: "'b' || :n" }, entry_id: { sql: "'e' || :n" }, elector_id: { sql: "'n' || :e" }, replaced_by: 'another' })};
${insertOf('log_entry', { ...kept, entry_id: { sql: "'e' || :n" }, key: { sql: "'key ' || :n" } })};
commit;
`
}

function insertOf(table: string, row: Record<string, unknown>): string {
  return `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).map(literal).join(', ')})`
}

/** A value as SQL. pgbench takes a colon before a letter or digit for a variable, even within a string. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'object' && 'sql' in value) return String(value.sql)
  if (value instanceof Date) return `'${value.toISOString().replace(/[-:]/g, '')}'`
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return `'${text.replace(/'/g, "''").replace(/:(?=\w)/g, ': ')}'`
}
