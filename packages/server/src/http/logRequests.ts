import type { FastifyInstance } from 'fastify'

/**
 * One line a request: method, path, status, time. Never the query (it carries what was searched for), never a header, never an
 * address: a log is read by more people than a roll.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    if (request.routeOptions.config.unlogged) return done()
    const path = request.url.split('?', 1)[0]
    const ms = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({ method: request.method, path, status: reply.statusCode, ms }, 'answered')
    done()
  })
}
