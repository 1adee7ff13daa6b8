import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyPluginAsync } from 'fastify'
import { appRouter, type RouterContext } from '../router.ts'
import { callerOf, ownOrigins } from './caller.ts'
import { castRoute } from './castRoute.ts'
import { describeFault } from './describeFault.ts'
import { sendRefusal } from './fault.ts'
import { isShallow } from './isShallow.ts'
import type { Inside } from './server.ts'

/** The largest batch; a screen never asks for more at once. */
const mostCalls = 20

/** Acts and reads under `/trpc`, as JSON alone. */
export function trpcRoutes(inside: Inside): FastifyPluginAsync {
  const { db, config, keys, spend } = inside
  const own = ownOrigins(config.origin)
  const castTogether = castRoute(inside)
  return async (app) => {
    app.removeContentTypeParser('application/json')
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body))
    app.route<{ Params: { '*': string } }>({
      method: ['GET', 'POST'],
      url: '/trpc/*',
      async handler(req, res) {
        if (req.params['*'] === 'act.cast' && req.method === 'POST' && (await castTogether(req, res)))
          return res
        if (typeof req.body === 'string' && !isShallow(req.body))
          return sendRefusal(res, { code: 'input-invalid' })
        await fastifyRequestHandler({
          req,
          res,
          path: req.params['*'],
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
      },
    })
  }
}
