import { inflateRawSync } from 'node:zlib'
import * as t from '@yishi/schema/tables'
import type { Config } from '@yishi/server'
import type { Db } from '@yishi/server/inside/db/db'
import { type Making, makingFor } from '@yishi/server/inside/http/drawPage'
import { drawPicture } from '@yishi/server/inside/http/pictures/drawPicture'
import { noticePicture } from '@yishi/server/inside/http/pictures/noticePicture'
import { pollPicture } from '@yishi/server/inside/http/pictures/pollPicture'
import { proposalPicture } from '@yishi/server/inside/http/pictures/proposalPicture'
import { placeOf } from '@yishi/server/inside/http/placeOf'
import type { Inside } from '@yishi/server/inside/http/server'
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

/** What a visitor can open below `/`: each pattern with everything that fits. */
export function addressesOf(paths: readonly string[], ids: Ids): string[] {
  return paths.flatMap((path) => (isLeftOut(path) ? [] : expand(path, ids)))
}

/** A page that was found, in large type and in the other language. */
export function variantsOf(path: string): string[] {
  return /^\/([npvrs]|c)\/|^\/board\/.*html$/.test(path) && !/\.(csv|xlsx|json|atom|ics)$/.test(path)
    ? [`${path}?elder=1`, `${path}?lang=en&elder=1`]
    : []
}

/** Those of the log are read file by file; a stream does not end; what is posted, and a file by its key, is nobody's to list. */
export const isLeftOut = (path: string): boolean => /\*|^\/changes|^\/auth|^\/popup|^\/a\//.test(path)

function expand(path: string, ids: Ids): string[] {
  const found = /:(\w+)(\([^)]*\))?\??/.exec(path)
  if (!found) return [path]
  const [whole, name] = found
  const values =
    name === 'file'
      ? (ids.zone ?? []).flatMap((zone) => [`${zone}.html`, `${zone}.json`, `${zone}.js`, zone])
      : (ids[name!] ?? [])
  return values.flatMap((value) => expand(path.replace(whole, value), ids))
}

const pictures = {
  n: async ({ see, drawn }: Making, id: string) =>
    noticePicture(await see(reads.notice, { notice: id }), drawn),
  v: async ({ see, drawn }: Making, id: string) => pollPicture(await see(reads.poll, { poll: id }), drawn),
  p: async ({ see, drawn }: Making, id: string) =>
    proposalPicture(await see(reads.proposal, { proposal: id }), drawn),
}

/** What is written on the long picture of a page, were it read from it: its lines as they follow each other. */
export async function writtenOn(
  inside: Pick<Inside, 'db' | 'config'>,
  path: string,
): Promise<string | undefined> {
  const [, letter, id] = /^\/([nvp])\/([a-z0-9-]+)$/.exec(path) ?? []
  if (!id) return undefined
  const place = await placeOf(inside.db, { n: 'notice', v: 'poll', p: 'proposal' }[letter!] as 'notice', id)
  const making = await makingFor(inside as Inside, { lang: 'zh', zone: place!.zone, who: null })
  return drawPicture(await pictures[letter as 'n'](making, id)).replace(/<[^>]*>/g, '')
}

/** The texts of a workbook, whose parts are packed. */
export function textsOf(workbook: Buffer): string {
  let text = ''
  // Each part lies behind a head of its own (APPNOTE 4.3.7): how it is packed, how long it is, and how long its name is.
  for (let at = 0; workbook.readUInt32LE(at) === 0x04034b50; ) {
    const [method, packed] = [workbook.readUInt16LE(at + 8), workbook.readUInt32LE(at + 18)]
    const from = at + 30 + workbook.readUInt16LE(at + 26) + workbook.readUInt16LE(at + 28)
    const part = workbook.subarray(from, from + packed)
    text += method === 0 ? part : inflateRawSync(part)
    at = from + packed
  }
  return text
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
