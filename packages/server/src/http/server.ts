import compress from '@fastify/compress'
import Fastify, { type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify'
import { openHouseSecret } from '../auth/secret.ts'
import type { Config } from '../config.ts'
import type { Db } from '../db/db.ts'
import { type LogKeys, openKeys } from '../log/keys.ts'
import { logRoutes } from '../log/routes.ts'
import type { Metrics } from '../metrics.ts'
import type { FirstRun } from '../setup/firstRun.ts'
import { answerPreflights, readableAnywhere } from './anySite.ts'
import { attachmentRoutes } from './attachmentRoutes.ts'
import { authRoutes } from './authRoutes.ts'
import { boardScript } from './boardScript.ts'
import { changeRoutes } from './changeRoutes.ts'
import { countRequests } from './countRequests.ts'
import { demoRoutes } from './demoRoutes.ts'
import { exportRoutes } from './exportRoutes.ts'
import { answerFaults, sendRefusal } from './fault.ts'
import { feedRoutes } from './feedRoutes.ts'
import { healthRoutes } from './healthRoutes.ts'
import { type Limits, limitCalls, usualLimits } from './limits.ts'
import { logRequests } from './logRequests.ts'
import { permalinkRoutes } from './permalinkRoutes.ts'
import { boardRoutes } from './plainReads.ts'
import { printRoutes } from './printRoutes.ts'
import { rollRoutes } from './rollRoutes.ts'
import { securityHeaders } from './securityHeaders.ts'
import { setupRoutes } from './setupRoutes.ts'
import { type Making, type Room, shedLoad } from './shedLoad.ts'
import { staffPrintRoutes } from './staffPrintRoutes.ts'
import { trpcRoutes } from './trpcRoutes.ts'
import { widgetRoutes } from './widgetRoutes.ts'
import { zonePages } from './zonePages.ts'

/** What the server stands on. */
export interface House {
  db: Db
  config: Config
  limits?: Limits
  /** How many are let in at the same time. */
  room?: Room
  /** Opens the first-run page until a community stands. */
  firstRun?: FirstRun
  /** Where requests are counted, if anywhere. */
  metrics?: Metrics | undefined
  /** Where log lines go; standard output where nothing is said. */
  logTo?: { write(line: string): void }
}

const jsonLimit = 256 * 1024

/**
 * How long a client may take, in milliseconds: over its headers, over its whole request (a roll over a slow line), and without a byte in
 * either direction. Node looks after these every few seconds.
 */
const patience = {
  http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
  requestTimeout: 180_000,
  connectionTimeout: 60_000,
  keepAliveTimeout: 30_000,
}

/** The server, not yet listening. */
export async function buildServer(house: House): Promise<FastifyInstance> {
  const { config } = house
  const app = Fastify({
    trustProxy: config.trustProxy,
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: config.logLevel, ...(house.logTo ? { stream: house.logTo } : {}) },
    forceCloseConnections: true,
    ...patience,
  })
  app.setNotFoundHandler((_, reply) => sendRefusal(reply, { code: 'not-available' }))
  await app.register(mountYishi(house))
  return app
}

/**
 * All routes as a plugin for somebody's own Fastify, on a host name of its own: pages and links begin at the root. Its hooks, headers and
 * limits reach its own routes alone. Nothing closes by time without `startLoops`.
 */
export function mountYishi(house: House): FastifyPluginAsync {
  const { db, config } = house
  return async (app) => {
    openHouseSecret(config.folder)
    app.addHook('onRoute', (route) => {
      route.bodyLimit ??= jsonLimit
    })
    logRequests(app)
    if (house.metrics) countRequests(app, house.metrics)
    answerFaults(app)
    const making = shedLoad(app, house.room)
    securityHeaders(app, openToFrames, readableAnywhere)
    answerPreflights(app)
    await app.register(compress, { threshold: 1024 })
    const keys = openKeys(config.folder)
    const inside = { db, config, keys, spend: limitCalls(house.limits ?? usualLimits, db), making }
    await app.register(healthRoutes(inside))
    await app.register(trpcRoutes(inside))
    await app.register(authRoutes(inside))
    await app.register(attachmentRoutes(inside))
    await app.register(rollRoutes(inside))
    await app.register(boardRoutes(inside))
    await app.register(permalinkRoutes(inside))
    await app.register(printRoutes(inside))
    await app.register(exportRoutes(inside))
    await app.register(staffPrintRoutes(inside))
    await app.register(feedRoutes(inside))
    await app.register(zonePages(inside))
    await app.register(logRoutes(inside))
    await app.register(changeRoutes(inside))
    await app.register(boardScript(inside))
    await app.register(widgetRoutes())
    if (house.firstRun) await app.register(setupRoutes(inside, house.firstRun))
    if (config.demo) await app.register(demoRoutes(inside))
  }
}

/** What every route is given. */
export type Inside = {
  db: Db
  config: Config
  keys: LogKeys
  spend: ReturnType<typeof limitCalls>
  making: Making
}

/**
 * Helmet's own defaults would keep other sites from loading the elements and would cut a sign-in popup off from its opener;
 * pages set a stricter policy of their own.
 */
const openToFrames = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
  crossOriginOpenerPolicy: false,
  crossOriginEmbedderPolicy: false,
  originAgentCluster: false,
  referrerPolicy: { policy: 'no-referrer' as const },
}
