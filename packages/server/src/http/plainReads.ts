import { type Answer, refuse } from '@yishi/schema/words'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type AnyRead, runRead } from '../read.ts'
import { board } from '../reads/board.ts'
import { notice } from '../reads/notice.ts'
import { poll } from '../reads/poll.ts'
import { answerPiece } from './drawPage.ts'
import { sendRefusal } from './fault.ts'
import { type Made, makeAnswer, sendMade } from './made.ts'
import { boardList } from './pages/lists.ts'
import { placeOf } from './placeOf.ts'
import { remembered } from './remembered.ts'
import type { Inside } from './server.ts'
import { shortMemory } from './shortMemory.ts'

/**
 * Answers public views by plain URL, for pages that load nothing else: the same reads as everywhere, a second old at most, and not sent
 * again to whom they have not changed for.
 */
function plainAnswers(inside: Inside) {
  const memory = shortMemory<Answer<Made>>(1000)
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    { read, input }: { read: AnyRead; input: object },
  ) => {
    const seconds = await inside.spend('read', request.ip)
    if (seconds !== null) return sendRefusal(reply, { code: 'busy', params: { seconds } })
    const made = await memory.get(`${read.name} ${JSON.stringify(input)}`, async () => {
      const answer = await inside.making(() => runRead(inside.db, read, null, input))
      return answer.ok ? { ok: true, value: make(answer.value as object) } : answer
    })
    if (!made.ok) return sendRefusal(reply, made.refusal)
    return sendMade(request, reply, { made: made.value, caching: 'public, max-age=1' })
  }
}

/** What has its data beside its page. */
const plain = { notice, poll }

/** A notice as `/n/<notice>.json`, a poll with its result as `/v/<poll>.json`. */
export function plainData(inside: Inside, noun: keyof typeof plain) {
  const answer = plainAnswers(inside)
  const places = shortMemory<{ zone: string } | null>(1000)
  return async (request: FastifyRequest, reply: FastifyReply, id: string) => {
    const place = await places.get(id, () => inside.making(() => placeOf(inside.db, noun, id)))
    if (!place) return sendRefusal(reply, refuse(`unknown-${noun}`).refusal)
    return answer(request, reply, { read: plain[noun], input: { zone: place.zone, [noun]: id } })
  }
}

/**
 * `GET /board/<zone>.json` (several zones parted by blanks or commas; `kind`, `past`, `after`, `limit`), and the same as a piece
 * of HTML for server-side includes under `.html`.
 */
export function boardRoutes(inside: Inside): FastifyPluginAsync {
  const answer = plainAnswers(inside)
  return async (app) => {
    app.get<{ Params: { file: string }; Querystring: Record<string, string> }>(
      '/board/:file',
      remembered,
      async (request, reply) => {
        const [, zones = '', ending] = /^(.+)\.(json|html)$/.exec(request.params.file) ?? []
        const input = boardInput(zones, request.query)
        if (ending === 'json') return answer(request, reply, { read: board, input })
        if (ending !== 'html') return reply.callNotFound()
        const { zone, ...more } = input
        return answerPiece(inside, { request, reply, zone }, async ({ drawn, see }) =>
          boardList(await see(board, more), drawn),
        )
      },
    )
  }
}

/** What a board's address asks for, as the read takes it. */
export function boardInput(path: string, query: Record<string, string>): { zone: string; zones: string[] } {
  const [zone = '', ...zones] = path.split(/[\s,+]+/)
  const { kind, past, after, limit } = query
  return {
    zone,
    zones,
    ...(kind ? { kind } : {}),
    ...(past ? { past: past === 'true' || past === '1' } : {}),
    ...(after ? { after } : {}),
    ...(limit ? { limit: Number(limit) } : {}),
  }
}

/** The entity tag leaves the time out: that it is later now is no news. */
function make(value: object): Made {
  const { now: _, ...lasting } = value as { now?: string }
  return makeAnswer(JSON.stringify(value), 'application/json; charset=utf-8', JSON.stringify(lasting))
}
