import type { RouteShorthandOptions } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Not a line of log for each request. */
    unlogged?: boolean
  }
}

/**
 * What a route of remembered answers is spared, since it would cost more than the answer: packing and unpacking on the way (the answer is
 * kept packed, a read has no body), a logger and a line of log each, of which a result that is out would write thousands a second, and
 * the headers that concern pages alone. Metrics count them like any other.
 */
export const remembered = {
  compress: false,
  decompress: false,
  childLoggerFactory: (logger) => logger,
  config: { unlogged: true },
  helmet: {
    referrerPolicy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  },
} as const satisfies RouteShorthandOptions
