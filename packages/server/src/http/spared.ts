import type { RouteShorthandOptions } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Not a line of log for each request: none, or those that the route writes. */
    unlogged?: boolean
  }
}

/**
 * What a route of many small answers (reads that are remembered, ballots) is spared, since it would cost more than the answer: packing and
 * unpacking on the way (what is remembered is kept packed, a ballot is too short), a logger and a line of log each, of which the last
 * evening of a poll would write thousands a second, and the headers that concern pages alone. Metrics count them like any other.
 */
export const spared = {
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
