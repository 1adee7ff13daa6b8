import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'

declare module 'fastify' {
  interface RouteShorthandOptions {
    /** What of Helmet's headers is different on this route. */
    helmet?: HelmetOptions
  }
  interface FastifyContextConfig {
    /** Worked out from `helmet` once, when the route was made. */
    headers?: Record<string, string>
  }
}

/**
 * Helmet's headers on every answer, and others beside. They depend on the route alone, so Helmet is asked once a route and not once a
 * request: that was a tenth of what a small answer cost.
 */
export function securityHeaders(
  app: FastifyInstance,
  usual: HelmetOptions,
  beside: Record<string, string> = {},
): void {
  const everywhere = { ...beside, ...headersOf(usual) }
  app.addHook('onRoute', (route) => {
    if (route.helmet)
      route.config = {
        ...route.config,
        headers: { ...beside, ...headersOf({ ...usual, ...route.helmet } as HelmetOptions) },
      }
  })
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.routeOptions.config?.headers ?? everywhere)
    done()
  })
}

/** What Helmet sets, by name. */
function headersOf(options: HelmetOptions): Record<string, string> {
  const headers: Record<string, string> = {}
  const answer = {
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value
    },
    removeHeader() {},
  }
  helmet(options)({} as IncomingMessage, answer as unknown as ServerResponse, (fault) => {
    if (fault) throw fault
  })
  return headers
}
