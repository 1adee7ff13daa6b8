import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** One line for each request, where its route does not write its own. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    if (!request.routeOptions.config.unlogged) logAnswered(request, reply)
    done()
  })
}

/**
 * The line of a request: method, path, status, time. Never the query (it carries what was searched for), never a header, never an
 * address: a log is read by more people than a roll.
 */
export function logAnswered(request: FastifyRequest, reply: FastifyReply): void {
  const path = request.url.split('?', 1)[0]
  const ms = Math.round(reply.elapsedTime * 10) / 10
  request.log.info({ method: request.method, path, status: reply.statusCode, ms }, 'answered')
}
