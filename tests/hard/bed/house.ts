import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../../scripts/postgres.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What all servers of a test call themselves; sign-ins are bound to it. */
export const houseOrigin = 'http://yishi.test'

/** How a server is started. */
export interface HouseAt {
  databaseUrl: string
  /** Keys and the house's secret: servers of one database share it. */
  folder: string
  env?: Record<string, string>
  /** A module that is loaded first: it may bend what the process believes of the world. */
  before?: string
}

/** A real server process on a port of its own. */
export class House {
  /** Where it listens. */
  readonly address: string
  readonly child: ChildProcess
  /** All that it said on both of its outputs. */
  said = ''

  private constructor(at: HouseAt, port: number) {
    this.address = `http://127.0.0.1:${port}`
    const before = at.before ? ['--import', at.before] : []
    this.child = spawn(process.execPath, ['--import', 'tsx', ...before, 'packages/server/src/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        DATABASE_URL: at.databaseUrl,
        YISHI_DATA: at.folder,
        YISHI_ORIGIN: houseOrigin,
        YISHI_LOG: 'info',
        ...at.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const output of [this.child.stdout!, this.child.stderr!])
      output.setEncoding('utf8').on('data', (text: string) => {
        this.said += text
      })
  }

  /** Start one, and wait until it listens. */
  static async start(at: HouseAt): Promise<House> {
    const house = new House(at, await freePort())
    await new Promise<void>((resolve, reject) => {
      house.child.stdout!.on('data', () => house.said.includes('yishi listens on') && resolve())
      house.child.once('exit', () =>
        reject(new Error(`the server did not start: ${house.said.slice(-2000)}`)),
      )
    })
    return house
  }

  /** Gone at once, in the middle of whatever it does. */
  kill(): Promise<number | null> {
    return this.end('SIGKILL')
  }

  /** Told to stop: the exit code. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM')
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode
    const gone = once(this.child, 'exit')
    this.child.kill(signal)
    await gone
    return this.child.exitCode
  }
}
