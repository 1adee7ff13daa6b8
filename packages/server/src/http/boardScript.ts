import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { constants } from 'node:zlib'
import { type BoardView, refuse } from '@yishi/schema/words'
import type { FastifyPluginAsync } from 'fastify'
import { runRead } from '../read.ts'
import { board } from '../reads/board.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { type Made, makeAnswer, sendMade } from './made.ts'
import { boardInput } from './plainReads.ts'
import { remembered } from './remembered.ts'
import type { Inside } from './server.ts'
import { shortMemory } from './shortMemory.ts'

const built = fileURLToPath(new URL('../../../widget/dist/board.js', import.meta.url))

/**
 * `GET /widget/v1/board/<zone>.js` (several zones parted by commas; `kind`, `limit` as the tag has them): the notice board in one file with what hangs now in
 * it, so that a page needs one answer of ours until it shows the notices. A zone that is not there is left to the tag to say.
 */
export function boardScript(inside: Inside, file = built): FastifyPluginAsync {
  const memory = shortMemory<Made>(1000)
  const lasting = shortMemory<Made>(3_600_000, 100)
  return async (app) => {
    if (!existsSync(file)) return
    const code = readFileSync(file, 'utf8')
    app.get<{ Params: { file: string }; Querystring: Record<string, string> }>(
      '/widget/v1/board/:file',
      remembered,
      (request, reply) => {
        const [, zones] = /^(.+)\.js$/.exec(request.params.file) ?? []
        if (zones === undefined) return reply.callNotFound()
        const { kind = '', limit = '' } = request.query
        const address = `/board/${zones}.json?kind=${kind}&limit=${limit}`
        const make = async () => {
          const seconds = await inside.spend('read', request.ip)
          if (seconds !== null) throw new RefusalThrown(refuse('busy', { seconds }))
          const answer = await inside.making(() =>
            runRead(inside.db, board, null, boardInput(zones, { kind, limit })),
          )
          const made = scriptOf(code, address, answer.ok ? answer.value : null)
          // Packed as small as it gets, which takes its time, once for as long as nothing changes.
          return lasting.get(made.etag, async () => ({ ...made, quality: constants.BROTLI_MAX_QUALITY }))
        }
        memory.give(address, make, {
          answer: (made) => sendMade(request, reply, { made, caching: 'public, max-age=1' }),
          fault: (fault) => reply.send(fault),
        })
      },
    )
  }
}

/** The answer is left where the board looks first: `early.ts` of the elements. */
function scriptOf(code: string, address: string, view: BoardView | null): Made {
  const type = 'text/javascript; charset=utf-8'
  if (!view) return makeAnswer(code, type)
  const { now: _, ...lasting } = view
  const early = `(globalThis[Symbol.for('yishi-early')]??={})[import.meta.url.split('/widget/')[0]+${JSON.stringify(address)}]=Promise.resolve({ok:true,json:async()=>(${JSON.stringify(view)})});`
  return makeAnswer(early + code, type, JSON.stringify([address, lasting]) + code)
}
