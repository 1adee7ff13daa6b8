import { packOf, parsePackPath } from '@yishi/schema/log'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Db } from '../db/db.ts'
import { type Made, makeAnswer, sendMade } from '../http/made.ts'
import type { Making } from '../http/shedLoad.ts'
import { type Receiver, shortMemory } from '../http/shortMemory.ts'
import { spared } from '../http/spared.ts'
import type { LogKeys } from './keys.ts'
import { readLog } from './readLog.ts'

/** A tile never changes; what is asked again within a second may be a second old. */
const FOREVER = 'public, max-age=31536000, immutable'
const SOON = 'public, max-age=1'

/**
 * Serves each tenant's log below `/log/<tenant>/` (C2SP tlog-tiles): `checkpoint`, `tile/…`, `tile/entries/…`, and beside
 * them `key` (a vkey line), `openings/…` and all of these for many entries at once in `pack/…`. Anybody may read it, from any site.
 */
export function logRoutes(from: { db: Db; keys: LogKeys; making: Making }): FastifyPluginAsync {
  // Tiles never change: whoever verifies a poll asks for the same ones, and many do so when its result is out.
  const tiles = shortMemory<Made | null>(1000)
  // A pack is some megabytes, and as old as its openings.
  const packs = shortMemory<Made | null>(1000, 8)
  const read = async (tenant: string, path: string): Promise<Made | null> => {
    if (!/^[a-z0-9-]+$/.test(tenant)) return null
    const pack = parsePackPath(path)
    const log = readLog(from, tenant)
    const bytes = await (pack ? packOf(log, pack) : log(path))
    return bytes ? makeAnswer(bytes, typeOf(path)) : null
  }
  return async (app) => {
    app.get<{ Params: { tenant: string; '*': string } }>('/log/:tenant/*', spared, (request, reply) => {
      const { tenant, '*': path } = request.params
      const make = () => from.making(() => read(tenant, path))
      const to: Receiver<Made | null> = {
        answer(made) {
          if (made) sendMade(request, reply, { made, caching: cachingOf(path) })
          else sendMissing(reply)
        },
        fault: (fault) => reply.send(fault),
      }
      const memory = isTile(path) ? tiles : path.startsWith('pack/') ? packs : undefined
      if (memory) memory.give(`${tenant} ${path}`, make, to)
      else make().then(to.answer).catch(to.fault)
    })
  }
}

function sendMissing(reply: FastifyReply): void {
  reply
    .code(404)
    .header('cache-control', SOON)
    .send({ error: { code: 'not-found' } })
}

const isTile = (path: string): boolean => path.startsWith('tile/')
const cachingOf = (path: string): string => (isTile(path) ? FOREVER : SOON)

function typeOf(path: string): string {
  if (isTile(path)) return 'application/octet-stream'
  if (path.startsWith('pack/')) return 'application/x-tar'
  return path.startsWith('openings/') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8'
}
