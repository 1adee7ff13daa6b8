import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { freePort } from '../../../scripts/postgres.ts'

/** The folder of a PostgreSQL that came with its tools (the one out of the npm registry has none); null: this machine has none. */
export function findTools(): string | null {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(packaged, version, 'bin')), '/usr/local/pgsql/bin']
  const needed = ['initdb', 'postgres', 'pg_dump', 'pg_restore']
  return folders.find((folder) => needed.every((tool) => existsSync(join(folder, tool)))) ?? null
}

/** A server of that PostgreSQL on a port of its own. */
export interface ToolCluster {
  /** `postgres://user@127.0.0.1:port`, without a database. */
  url: string
  /** Run one of the tools. */
  run(tool: string, ...args: string[]): void
  close(): Promise<void>
}

/** Start one in a temporary folder. */
export async function startToolCluster(tools: string): Promise<ToolCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'yishi-tools-'))
  await chmod(folder, 0o777)
  // As root the server has to run as another user.
  const as = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  const data = join(folder, 'data')
  const init = ['-D', data, '-U', 'yishi', '--auth=trust', '--encoding=UTF8', '--locale=C']
  execFileSync(join(tools, 'initdb'), init, { ...as, cwd: folder, stdio: 'ignore' })
  const port = await freePort()
  const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=100']
  const server: ChildProcess = spawn(
    join(tools, 'postgres'),
    ['-D', data, '-p', String(port), ...flags.flatMap((flag) => ['-c', flag])],
    { ...as, cwd: folder, stdio: 'ignore' },
  )
  const url = `postgres://yishi@127.0.0.1:${port}`
  await answers(`${url}/postgres`)
  return {
    url,
    run: (tool, ...args) =>
      void execFileSync(join(tools, tool), args, { stdio: ['ignore', 'ignore', 'inherit'] }),
    async close() {
      const gone = once(server, 'exit')
      server.kill('SIGINT')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres']).toString())

async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = postgres(url, { max: 1, onnotice: () => {} })
    const ok = await client`select 1`.then(
      () => true,
      () => false,
    )
    await client.end()
    if (ok) return
    if (tries > 200) throw new Error('PostgreSQL does not start')
    await sleep(100)
  }
}
