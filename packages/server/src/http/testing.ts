import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Db } from '../db/db.ts'
import type { FirstRun } from '../setup/firstRun.ts'
import type { Limits } from './limits.ts'
import { buildServer } from './server.ts'

/** The address that a test's server calls its own. */
export const ownOrigin = 'https://yishi.example.org'

/** A server on a free port, asked through real HTTP. */
export interface TestServer {
  url: string
  /** Every line that was logged so far. */
  log: string[]
  /** Node's own server, for how long it waits. */
  sockets: Server
  /** Ask for something; `as` is a bearer token, `from` the site whose page asks. */
  ask(path: string, how?: Asking): Promise<Asked>
  close(): Promise<void>
}

export interface Asking {
  as?: string | undefined
  from?: string | null
  /** Sent as JSON with POST. */
  body?: unknown
  /** Sent as it is with POST. */
  raw?: BodyInit
  type?: string
  headers?: Record<string, string>
}

export interface Asked {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  json: any
}

/** Limits that no test meets. */
export const lavish: Limits = { act: 100_000, read: 100_000, 'sign-in': 100_000, 'look-up': 100_000 }

/** Start a server on a database, its folder thrown away afterwards. */
export async function openTestServer(
  db: Db,
  more: Partial<Config> & { limits?: Limits; firstRun?: FirstRun } = {},
): Promise<TestServer> {
  const { limits = lavish, firstRun, ...config } = more
  const folder = mkdtempSync(join(tmpdir(), 'yishi-'))
  const log: string[] = []
  const app = await buildServer({
    db,
    limits,
    ...(firstRun ? { firstRun } : {}),
    config: {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: null,
      folder,
      origin: ownOrigin,
      demo: false,
      trustProxy: false,
      metricsPort: null,
      logLevel: 'debug',
      ...config,
    },
    logTo: { write: (line) => log.push(line) },
  })
  const url = await app.listen({ host: '127.0.0.1', port: config.port ?? 0 })
  return {
    url,
    log,
    sockets: app.server,
    ask: (path, how) => ask(url + path, how),
    async close() {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ask(
  url: string,
  { as, from = ownOrigin, body, raw, type, headers = {} }: Asking = {},
): Promise<Asked> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await fetch(url, {
    method: sent === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: {
      ...(from === null ? {} : { origin: from }),
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      ...(sent === undefined || raw instanceof FormData
        ? {}
        : { 'content-type': type ?? 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: readJson(text) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
