import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Db } from '../db/db.ts'
import type { LogKeys } from './keys.ts'
import { readLog } from './readLog.ts'

/** A tile never changes; what is asked again within a second may be a second old. */
const FOREVER = 'public, max-age=31536000, immutable'
const SOON = 'public, max-age=1'

/**
 * Serves each tenant's log below `/log/<tenant>/` (C2SP tlog-tiles): `checkpoint`, `tile/…`, `tile/entries/…`, and beside
 * them `key` (a vkey line) and `openings/…`. Anybody may read it, from any site.
 */
export function logRoutes(from: { db: Db; keys: LogKeys }): FastifyPluginAsync {
  return async (app) => {
    app.get<{ Params: { tenant: string; '*': string } }>('/log/:tenant/*', async (request, reply) => {
      const { tenant, '*': path } = request.params
      const bytes = /^[a-z0-9-]+$/.test(tenant) ? await readLog(from, tenant)(path) : undefined
      openToAll(reply)
      if (!bytes)
        return reply
          .code(404)
          .header('cache-control', SOON)
          .send({ error: { code: 'not-found' } })
      return reply.header('cache-control', cachingOf(path)).type(typeOf(path)).send(Buffer.from(bytes))
    })
  }
}

function openToAll(reply: FastifyReply): void {
  reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
}

const cachingOf = (path: string): string => (path.startsWith('tile/') ? FOREVER : SOON)

function typeOf(path: string): string {
  if (path.startsWith('tile/')) return 'application/octet-stream'
  return path.startsWith('openings/') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8'
}
