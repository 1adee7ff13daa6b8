import * as t from '@yishi/schema/tables'
import type { Config } from '@yishi/server'
import type { Db } from '@yishi/server/inside/db/db'
import { mountYishi } from '@yishi/server/inside/http/server'
import { reads } from '@yishi/server/inside/reads/index'
import Fastify, { type FastifyInstance, LogController } from 'fastify'

/** Everything of one kind that a public address may name. */
export type Ids = Record<string, readonly string[]>

/** A server whose every address is known, also those that somebody adds later. */
export async function openAll(
  db: Db,
  config: Config,
): Promise<{ app: FastifyInstance; paths: string[]; log: string[] }> {
  const paths: string[] = []
  const log: string[] = []
  const app = Fastify({
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: 'debug', stream: { write: (line: string) => log.push(line) } },
  })
  app.addHook('onRoute', (route) => {
    if ([route.method].flat().includes('GET')) paths.push(route.url)
  })
  const lavish = { act: 1e6, read: 1e6, 'sign-in': 1e6, 'look-up': 1e6 }
  await app.register(mountYishi({ db, config, limits: lavish }))
  await app.ready()
  return { app, paths: [...new Set(paths)], log }
}

/** Every id that the demo has, by what addresses and inputs call it; `id` is any of them. */
export async function idsOf(db: Db): Promise<Ids> {
  const zones = (await db.select({ id: t.zone.zoneId }).from(t.zone)).map((row) => row.id)
  const proposal = (await db.select({ id: t.proposal.proposalId }).from(t.proposal)).map((row) => row.id)
  const notice = (await db.select({ id: t.notice.noticeId }).from(t.notice)).map((row) => row.id)
  const poll = (await db.select({ id: t.poll.pollId }).from(t.poll)).map((row) => row.id)
  const session = (await db.select({ id: t.councilSession.sessionId }).from(t.councilSession)).map(
    (row) => row.id,
  )
  const roll = (await db.select({ id: t.roll.rollId }).from(t.roll)).map((row) => row.id)
  const tenant = (await db.select({ id: t.tenant.tenantId }).from(t.tenant)).map((row) => row.id)
  const elector = (await db.select({ id: t.elector.electorId }).from(t.elector).limit(1)).map((row) => row.id)
  const id = [...proposal, ...notice, ...poll, ...session, ...roll]
  return { zone: zones, proposal, notice, poll, session, roll, tenant, elector, id }
}

/** What a visitor can open below `/`: each pattern with everything that fits, in both languages where that makes a difference. */
export function addressesOf(paths: readonly string[], ids: Ids): string[] {
  return paths.flatMap((path) => {
    // Those of the log are read file by file; a stream does not end; a table names its own ending.
    if (/\*|^\/changes|^\/auth|^\/popup|^\/a\/|\.xlsx$/.test(path)) return []
    return expand(path, ids)
  })
}

function expand(path: string, ids: Ids): string[] {
  const found = /:(\w+)(\([^)]*\))?\??/.exec(path)
  if (!found) return [path]
  const [whole, name] = found
  const values =
    name === 'file'
      ? (ids.zone ?? []).flatMap((zone) => [`${zone}.html`, `${zone}.json`, zone])
      : (ids[name!] ?? [])
  return values.flatMap((value) => expand(path.replace(whole, value), ids))
}

/** Every read with every input of ids that it takes, as a visitor's address. */
export function readsOf(ids: Ids): string[] {
  const places = (ids.zone ?? []).filter((zone) => zone.split('.').length <= 2)
  return Object.entries(reads).flatMap(([name, { input }]) =>
    shapesOf(input).flatMap((keys) =>
      inputs(
        keys.filter((key) => key === 'zone' || (key in ids && key !== 'id')),
        { ...ids, zone: places },
      ).map((value) => `/trpc/read.${name}?input=${encodeURIComponent(JSON.stringify(value))}`),
    ),
  )
}

function shapesOf(input: unknown): string[][] {
  const { options, shape } = input as { options?: unknown[]; shape?: object }
  if (options) return options.flatMap(shapesOf)
  return [Object.keys(shape ?? { zone: 1 })]
}

function inputs(keys: readonly string[], ids: Ids): Record<string, string>[] {
  const [key, ...rest] = keys
  if (key === undefined) return [{}]
  return inputs(rest, ids).flatMap((value) => (ids[key] ?? []).map((one) => ({ ...value, [key]: one })))
}
