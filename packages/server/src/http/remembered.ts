import type { RouteShorthandOptions } from 'fastify'

/**
 * What a route of remembered answers is spared, since it would cost more than the answer: packing and unpacking on the way (the answer is
 * kept packed, a read has no body), and a line of log each, of which a result that is out would write thousands a second. Metrics count
 * them like any other.
 */
export const remembered = {
  compress: false,
  decompress: false,
  logLevel: 'warn',
} as const satisfies RouteShorthandOptions
