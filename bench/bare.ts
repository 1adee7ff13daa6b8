import Fastify from 'fastify'

/** The least that a Fastify server can do: one route with an answer of so many bytes. Its parent stops it by closing the channel. */
const answer = 'x'.repeat(Number(process.argv[2]))
const app = Fastify()
app.get('/', (_, reply) => reply.type('application/json; charset=utf-8').send(answer))
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.send!({ port: typeof address === 'object' && address ? address.port : 0 })
process.once('disconnect', () => void app.close().then(() => process.exit(0)))
