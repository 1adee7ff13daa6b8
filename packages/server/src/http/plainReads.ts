import { type Answer, refuse } from '@yishi/schema/words'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type AnyRead, runRead } from '../read.ts'
import { board } from '../reads/board.ts'
import { notice } from '../reads/notice.ts'
import { poll } from '../reads/poll.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { answerPiece } from './drawPage.ts'
import { sendRefusal } from './fault.ts'
import { type Made, makeAnswer, sendMade } from './made.ts'
import { boardList } from './pages/lists.ts'
import { placeOf } from './placeOf.ts'
import type { Inside } from './server.ts'
import { shortMemory } from './shortMemory.ts'
import { spared } from './spared.ts'

/** Which read, and what it is asked. */
interface Wanted {
  read: AnyRead
  input: object
}

/**
 * Answers public views by plain URL, for pages that load nothing else: the same reads as everywhere, a second old at most, and not sent
 * again to whom they have not changed for. What is remembered costs less than to count who asks for it; what is made is counted.
 */
function plainAnswers(inside: Inside) {
  const memory = shortMemory<Answer<Made>>(1000)
  return (request: FastifyRequest, reply: FastifyReply, look: () => Promise<Answer<Wanted>>): void => {
    const make = async (): Promise<Answer<Made>> => {
      const seconds = await inside.spend('read', request.ip)
      // Thrown, as the others who ask the same are not turned away for it.
      if (seconds !== null) throw new RefusalThrown(refuse('busy', { seconds }))
      const wanted = await look()
      if (!wanted.ok) return wanted
      const { read, input } = wanted.value
      const answer = await inside.making(() => runRead(inside.db, read, null, input))
      return answer.ok ? { ok: true, value: makeView(answer.value as object) } : answer
    }
    memory.give(request.url, make, {
      answer(made) {
        if (made.ok) sendMade(request, reply, { made: made.value, caching: 'public, max-age=1' })
        else sendRefusal(reply, made.refusal)
      },
      fault: (fault) => reply.send(fault),
    })
  }
}

/** What has its data beside its page. */
const plain = { notice, poll }

/** A notice as `/n/<notice>.json`, a poll with its result as `/v/<poll>.json`. */
export function plainData(inside: Inside, noun: keyof typeof plain) {
  const answer = plainAnswers(inside)
  return (request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply): void => {
    const { id } = request.params
    answer(request, reply, async () => {
      const place = await inside.making(() => placeOf(inside.db, noun, id))
      if (!place) return refuse(`unknown-${noun}`)
      return { ok: true, value: { read: plain[noun], input: { zone: place.zone, [noun]: id } } }
    })
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
      spared,
      (request, reply) => {
        const [, zones = '', ending] = /^(.+)\.(json|html)$/.exec(request.params.file) ?? []
        const input = boardInput(zones, request.query)
        if (ending === 'json')
          return answer(request, reply, async () => ({ ok: true, value: { read: board, input } }))
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
function makeView(value: object): Made {
  const { now: _, ...lasting } = value as { now?: string }
  return makeAnswer(JSON.stringify(value), 'application/json; charset=utf-8', JSON.stringify(lasting))
}
