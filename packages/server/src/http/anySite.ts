import type { FastifyInstance } from 'fastify'

/** On every answer: any site may read it. There is no cookie, so nothing to lend; who may write is looked at where it is written. */
export const readableAnywhere = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
}

/** Let pages of any site ask beforehand what they may send. */
export function answerPreflights(app: FastifyInstance): void {
  app.options('*', (_, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'GET, HEAD, POST')
      .header('access-control-allow-headers', 'authorization, content-type, trpc-accept')
      .header('access-control-max-age', '86400')
      .send(),
  )
}
