import type { ServerResponse } from 'node:http'
import { refuse } from '@yishi/schema/words'
import type { FastifyPluginAsync } from 'fastify'
import { type Change, watchChanges } from '../changes/watchChanges.ts'
import { sendRefusal } from './fault.ts'
import type { Inside } from './server.ts'

/** How many streams one process holds, and one address; and how much may wait for a reader who does not read. */
const most = { streams: 20_000, each: 50, bytes: 65_536 }
/** Proxies cut a connection on which nothing moves. */
const beat = 25_000

/**
 * `GET /changes/<community>`: one stream a page that says, as server-sent events, that something changed and in which zones; never what. The
 * id of an event is the size of the log, so that a reader who was cut off is told at once what they missed (`Last-Event-ID`).
 */
export function changeRoutes({ db }: Inside, pause?: number): FastifyPluginAsync {
  return async (app) => {
    const watch = watchChanges(db, pause)
    const streams = new Map<ServerResponse, string>()
    const heart = setInterval(() => {
      for (const stream of streams.keys()) write(stream, ':\n\n')
    }, beat)
    app.addHook('preClose', async () => {
      clearInterval(heart)
      watch.stop()
      for (const stream of streams.keys()) stream.end()
    })

    app.get<{ Params: { tenant: string } }>('/changes/:tenant', async (request, reply) => {
      const { tenant } = request.params
      const mine = [...streams.values()].filter((ip) => ip === request.ip).length
      if (streams.size >= most.streams || mine >= most.each)
        return sendRefusal(reply, { code: 'busy', params: { seconds: 60 } })
      const size = /^[a-z0-9-]{1,80}$/.test(tenant) ? await watch.sizeOf(tenant) : undefined
      if (size === undefined) return sendRefusal(reply, refuse('not-available').refusal)
      const last = Number(request.headers['last-event-id'] ?? size)
      const missed = Number.isSafeInteger(last) ? await watch.since(tenant, last) : null
      reply.hijack()
      const stream = reply.raw
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'access-control-allow-origin': '*',
        'x-accel-buffering': 'no',
      })
      streams.set(stream, request.ip)
      write(stream, `retry: 5000\n${eventOf(missed ?? { size, zones: [] })}`)
      const leave = watch.follow(tenant, missed?.size ?? size, (change) => write(stream, eventOf(change)))
      stream.once('close', () => {
        leave()
        streams.delete(stream)
      })
      return reply
    })
  }
}

function eventOf({ size, zones }: Change): string {
  return `id: ${size}\ndata: ${JSON.stringify({ zones })}\n\n`
}

/** Who does not read is cut off; they come back and are told what they missed. */
function write(stream: ServerResponse, text: string): void {
  if (stream.writableLength > most.bytes) stream.destroy()
  else stream.write(text)
}
