import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics.ts'

/** Counts each request under the pattern of its route, so that no id and nothing that a stranger asked for becomes a label. */
export function countRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    metrics.answered(request.routeOptions.url ?? '', reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
}
