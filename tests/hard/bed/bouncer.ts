import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { freePort } from '../../../scripts/postgres.ts'

const program = '/usr/sbin/pgbouncer'

/** Debian's PgBouncer; where it is missing and we are root it is fetched. Null: it cannot be had here. */
export function findBouncer(): string | null {
  if (existsSync(program)) return program
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  const options = { stdio: 'ignore', timeout: 60_000 } as const
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'pgbouncer'], options)
  return existsSync(program) ? program : null
}

/** A pooler in transaction mode in front of a PostgreSQL server, which is given without a database. */
export async function startBouncer(
  bouncer: string,
  server: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const { hostname, port, username, password } = new URL(server)
  const folder = await mkdtemp(join(tmpdir(), 'yishi-bouncer-'))
  await chmod(folder, 0o755)
  const own = await freePort()
  const settings = [
    '[databases]',
    `* = host=${hostname} port=${port} user=${username} password=${password}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${own}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    'default_pool_size = 5',
    'max_client_conn = 200',
    // As docs/operating.md says: PgBouncer knows no such parameter, and would turn us away.
    'ignore_startup_parameters = statement_timeout',
  ]
  const file = join(folder, 'pgbouncer.ini')
  await writeFile(file, `${settings.join('\n')}\n`, { mode: 0o644 })
  // It does not run as root.
  const as = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  const child = spawn(bouncer, [file], { ...as, stdio: 'ignore' })
  const url = `postgres://yishi:yishi@127.0.0.1:${own}`
  for (let tries = 0; !(await answers(`${url}/postgres`)); tries++) {
    if (tries > 100) throw new Error('PgBouncer does not answer')
    await sleep(100)
  }
  return {
    url,
    async close() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'nobody']).toString())

async function answers(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, prepare: false, fetch_types: false, onnotice: () => {} })
  try {
    await client`select 1`
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}
