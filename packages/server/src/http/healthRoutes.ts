import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../db/db.ts'

const patience = 2_000

/**
 * `/health`: the process answers; whoever gets nothing here should restart it. `/ready`: the database answers too; whoever gets 503
 * here should send people elsewhere, and wait.
 */
export function healthRoutes({ db }: { db: Db }): FastifyPluginAsync {
  return async (app) => {
    app.get('/health', async () => ({ ok: true }))
    app.get('/ready', async (_, reply) => {
      const ok = await Promise.race([
        db.execute(sql`select 1`).then(
          () => true,
          () => false,
        ),
        sleep(patience, false, { ref: false }),
      ])
      return reply
        .code(ok ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(ok ? { ok } : { ok, waitsFor: ['database'] })
    })
  }
}
