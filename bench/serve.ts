import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server in a process of its own. */
export interface Served {
  port: number
  /** What it holds of the machine's memory, in bytes. */
  memory(): Promise<number>
  stop(): Promise<void>
}

/** Start a server on a database; `loops` has it close what is due and put entries into the log. */
export async function serve(url: string, { loops }: { loops: boolean }): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'yishi-bench-'))
  const served = await start('server.ts', JSON.stringify({ url, folder, loops }))
  return {
    ...served,
    async stop() {
      await served.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Start a bare Fastify with one route, `/`, that answers so many bytes. */
export function serveBare(bytes: number): Promise<Served> {
  return start('bare.ts', String(bytes))
}

async function start(program: string, told: string): Promise<Served> {
  const path = new URL(program, import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', path, told], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { port } = await said<{ port: number }>(child)
  return {
    port,
    async memory() {
      child.send('memory')
      return (await said<{ memory: number }>(child)).memory
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await ended
    },
  }
}

function said<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', () => reject(new Error('the server ended')))
  })
}
