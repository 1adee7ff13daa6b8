import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../scripts/postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The real server process, with the demo's routes for its clock, on a port of its own. */
export interface Office {
  origin: string
  /** Stop it at once, as a power cut would, or start it again on the same data. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  /** Move the standing clock, and wait until what is due is closed. */
  clock(to: string | { days: number }): Promise<string>
  /** What a command of ours prints, against the same data. */
  yishi(...args: string[]): Promise<{ code: number; out: string }>
}

/** Where the data lies: a folder, and a PostgreSQL address if it is not the embedded database. */
export interface Place {
  folder: string
  databaseUrl?: string
}

/** An office that has not started yet. */
export async function openOffice(place: Place): Promise<Office> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    PORT: String(port),
    YISHI_DATA: place.folder,
    YISHI_DEMO: '1',
    YISHI_LOG: 'warn',
    ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}),
  }
  let child: ChildProcess | null = null
  const stopBy = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    child = null
  }
  return {
    origin,
    async start() {
      child = spawn(process.execPath, ['--import', 'tsx', 'packages/server/src/main.ts'], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await listening(child)
    },
    kill: () => stopBy('SIGKILL'),
    stop: () => stopBy('SIGTERM'),
    async clock(to) {
      const body = JSON.stringify(typeof to === 'string' ? { to } : to)
      const answer = await fetch(`${origin}/demo/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      if (!answer.ok) throw new Error(`the clock was not moved: ${await answer.text()}`)
      return ((await answer.json()) as { now: string }).now
    },
    async yishi(...args) {
      const command = spawn(process.execPath, ['--import', 'tsx', 'packages/server/src/cli.ts', ...args], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let out = ''
      command.stdout.on('data', (chunk) => {
        out += chunk
      })
      const [code] = await once(command, 'close')
      return { code: code as number, out }
    },
  }
}

/** It goes on to be read for as long as the server writes: a pipe that nobody reads would end it. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', (chunk) => {
      said += chunk
      if (said.includes('listens on')) resolve()
    })
    child.once('exit', () => reject(new Error(`the server did not start: ${said}`)))
  })
}
