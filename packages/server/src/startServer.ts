import type { FastifyInstance } from 'fastify'
import { type Config, localOrigin } from './config.ts'
import type { OpenDb } from './db/db.ts'
import { openDb } from './db/open.ts'
import { stands } from './http/demoRoutes.ts'
import { describeFault } from './http/describeFault.ts'
import { serveMetrics } from './http/serveMetrics.ts'
import { buildServer } from './http/server.ts'
import { fsck } from './log/fsck.ts'
import { openFsckDoor } from './log/fsckDoor.ts'
import { openKeys } from './log/keys.ts'
import { startLoops } from './loops.ts'
import { type Metrics, makeMetrics } from './metrics.ts'
import { type FirstRun, makeFirstRun } from './setup/firstRun.ts'

/** A server that listens, with its loops. */
export interface Running {
  /** Where it listens. */
  address: string
  /** What it calls itself. */
  origin: string
  /** What its database is safe for. */
  note: string
  /** The word that opens the first-run page; null where a community stands. */
  firstWord: string | null
  app: FastifyInstance
  /** Stop taking calls, finish those at hand, stop the loops, close the database. */
  stop(): Promise<void>
}

/**
 * Open the database, listen, close what is due every half second, put entries into the logs. A port that is taken is stepped
 * over in the demo alone: a community's address is known to its residents.
 */
export async function startServer(wanted: Config): Promise<Running> {
  const open = await openDb({ url: wanted.databaseUrl, folder: wanted.folder })
  try {
    return await serve(open, wanted)
  } catch (error) {
    await open.close()
    throw error
  }
}

async function serve(open: OpenDb, wanted: Config): Promise<Running> {
  if (!wanted.demo && (await stands(open.db)))
    throw new Error('the clock of this database stands still: it was made by the demo (YISHI_DEMO=1)')
  const metrics = wanted.metricsPort === null ? undefined : makeMetrics(open.db)
  const { app, config, firstRun } = await listen({ open, wanted, metrics })
  const onError = (error: unknown) => app.log.error({ fault: describeFault(error) }, 'loop')
  const keys = openKeys(config.folder)
  const stopLoops = startLoops({ db: open.db, keys, onError })
  const closeDoor =
    open.engine === 'pglite'
      ? await openFsckDoor(config.folder, (seen) => fsck({ db: open.db, keys, seen }))
      : noDoor
  const closeMetrics = metrics ? (await serveMetrics(metrics, wanted.metricsPort!)).close : noDoor
  return {
    address: localOrigin(config.host, config.port),
    origin: config.origin,
    note: open.note,
    firstWord: (await firstRun.isOpen()) ? firstRun.word : null,
    app,
    async stop() {
      await app.close()
      await Promise.all([stopLoops(), closeDoor(), closeMetrics()])
      await open.close()
    },
  }
}

const noDoor = async (): Promise<void> => {}

async function listen({
  open,
  wanted,
  metrics,
}: {
  open: OpenDb
  wanted: Config
  metrics: Metrics | undefined
}): Promise<{ app: FastifyInstance; config: Config; firstRun: FirstRun }> {
  const firstRun = makeFirstRun(open.db)
  for (let port = wanted.port; ; port++) {
    const local = wanted.origin === localOrigin(wanted.host, wanted.port)
    const config = { ...wanted, port, origin: local ? localOrigin(wanted.host, port) : wanted.origin }
    const app = await buildServer({ db: open.db, config, firstRun, metrics })
    try {
      await app.listen({ host: config.host, port })
      return { app, config, firstRun }
    } catch (error) {
      await app.close()
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!taken || !wanted.demo || port >= wanted.port + 50) throw error
    }
  }
}
