import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { appRouter, type RouterContext } from '../router.ts'
import { callerOf, ownOrigins } from './caller.ts'
import { castRoute } from './castRoute.ts'
import { describeFault } from './describeFault.ts'
import { sendRefusal } from './fault.ts'
import { isShallow } from './isShallow.ts'
import { logAnswered } from './logRequests.ts'
import type { Inside } from './server.ts'
import { spared } from './spared.ts'

/** The largest batch; a screen never asks for more at once. */
const mostCalls = 20

/** Acts and reads under `/trpc`, as JSON alone. */
export function trpcRoutes(inside: Inside): FastifyPluginAsync {
  const { db, config, keys, spend } = inside
  const own = ownOrigins(config.origin)
  return async (app) => {
    const castTogether = castRoute(inside, app.log)
    app.removeContentTypeParser('application/json')
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body))
    const answer = async (path: string, req: FastifyRequest, res: FastifyReply) => {
      if (typeof req.body === 'string' && !isShallow(req.body))
        return sendRefusal(res, { code: 'input-invalid' })
      await fastifyRequestHandler({
        req,
        res,
        path,
        router: appRouter,
        maxBatchSize: mostCalls,
        createContext: async (): Promise<RouterContext> => ({
          db,
          keys,
          caller: await callerOf(db, own, req),
          spend,
        }),
        onError({ error, path }) {
          if (error.code === 'INTERNAL_SERVER_ERROR')
            req.log.error({ fault: describeFault(error.cause ?? error), path }, 'fault')
        },
      })
      return res
    }
    // Small answers, thousands in an hour: spared what remembered reads are spared. A group of them is a line of log.
    app.post('/trpc/act.cast', spared, async (req, res) => {
      if (await castTogether(req, res)) return res
      res.raw.once('close', () => logAnswered(req, res))
      return answer('act.cast', req, res)
    })
    app.route<{ Params: { '*': string } }>({
      method: ['GET', 'POST'],
      url: '/trpc/*',
      handler: (req, res) => answer(req.params['*'], req, res),
    })
  }
}
