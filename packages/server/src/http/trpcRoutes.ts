import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyPluginAsync } from 'fastify'
import { type AppRouter, appRouter, type RouterContext } from '../router.ts'
import { callerOf, ownOrigins } from './caller.ts'
import { sendRefusal } from './fault.ts'
import { isShallow } from './isShallow.ts'
import type { Inside } from './server.ts'

/** The largest batch; a screen never asks for more at once. */
const mostCalls = 20

/** Acts and reads under `/trpc`, as JSON alone. */
export function trpcRoutes({ db, config, spend, keys }: Inside): FastifyPluginAsync {
  const own = ownOrigins(config.origin)
  return async (app) => {
    app.addHook('preHandler', async (request, reply) => {
      if (typeof request.body === 'string' && !isShallow(request.body))
        return sendRefusal(reply, { code: 'input-invalid' })
    })
    await app.register(fastifyTRPCPlugin, {
      prefix: '/trpc',
      trpcOptions: {
        router: appRouter,
        maxBatchSize: mostCalls,
        createContext: async ({ req }): Promise<RouterContext> => ({
          db,
          caller: await callerOf(db, own, req),
          spend,
          keys,
        }),
        onError({ error, path, req }) {
          if (error.code === 'INTERNAL_SERVER_ERROR')
            req.log.error({ err: error.cause ?? error, path }, 'fault')
        },
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>)
  }
}
