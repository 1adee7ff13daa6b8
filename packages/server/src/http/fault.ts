import type { Refusal } from '@yishi/schema/words'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { RefusalThrown } from '../refusalThrown.ts'
import { describeFault } from './describeFault.ts'
import { statusOf } from './statusOf.ts'

/**
 * Answer a refusal with the status that goes with it, and, to whoever came too often or at a bad time, when to come again: as every answer of ours, `{"ok": false, "refusal": {"code": …}}`, and
 * once more as `error` for those who look for that.
 */
export function sendRefusal(
  reply: FastifyReply,
  refusal: Refusal,
  status: number = statusOf(refusal.code),
): FastifyReply {
  const seconds = refusal.code === 'busy' ? refusal.params?.seconds : undefined
  if (seconds !== undefined) reply.header('retry-after', String(seconds))
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ ok: false, refusal, error: refusal }))
}

/** Whatever goes wrong is answered by a code and never by a stack; what is our own fault is logged. */
export function answerFaults(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalFor(error)
    if (refusal.code === 'internal')
      request.log.error({ fault: describeFault(error), route: request.routeOptions.url }, 'fault')
    return sendRefusal(reply, refusal)
  })
}

function refusalFor(error: FastifyError): Refusal {
  if (error instanceof RefusalThrown) return error.refused.refusal
  if (error.statusCode === 413) return { code: 'too-large' }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return { code: 'input-invalid' }
  return { code: 'internal' }
}
