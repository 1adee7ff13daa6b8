import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { makeAnswer, sendMade } from './made.ts'

it('answers each for itself, also where one of the same turn cannot be sent', async () => {
  const made = makeAnswer('{}', 'application/json; charset=utf-8')
  const app = Fastify()
  app.get('/well', (request, reply) => sendMade(request, reply, { made, caching: 'public, max-age=1' }))
  // A header over several lines is refused when it is written.
  app.get('/ill', (request, reply) => sendMade(request, reply, { made, caching: 'public\nmax-age=1' }))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as { port: number }
  const paths = ['well', 'ill', 'well', 'ill', 'well']
  const answers = await Promise.all(paths.map((path) => fetch(`http://127.0.0.1:${port}/${path}`)))
  expect(answers.map(({ status }) => status)).toEqual([200, 500, 200, 500, 200])
  await app.close()
})
