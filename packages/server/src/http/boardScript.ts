import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { constants } from 'node:zlib'
import { type BoardView, refuse } from '@yishi/schema/words'
import type { FastifyPluginAsync } from 'fastify'
import { runRead } from '../read.ts'
import { board } from '../reads/board.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { type Made, makeAnswer, sendMade } from './made.ts'
import { boardInput } from './plainReads.ts'
import type { Inside } from './server.ts'
import { shortMemory } from './shortMemory.ts'
import { spared } from './spared.ts'

const built = fileURLToPath(new URL('../../../widget/dist', import.meta.url))

/** `board-draw.js` of the elements: the board as they draw it, as markup. */
interface Drawing {
  drawBoard(view: BoardView): string
}

/**
 * `GET /widget/v1/board/<zone>.js` (several zones parted by commas; `kind`, `limit` as the tag has them): what hangs now, as data and as markup, with
 * the little that paints it, so that a page shows the notices by one small answer of ours; that fetches the element itself. A zone that is not there is left to the tag to say.
 */
export function boardScript(inside: Inside, root = built): FastifyPluginAsync {
  const memory = shortMemory<Made>(1000)
  const lasting = shortMemory<Made>(3_600_000, 100)
  return async (app) => {
    if (!existsSync(`${root}/board-paint.js`)) return
    const code = readFileSync(`${root}/board-paint.js`, 'utf8')
    const { drawBoard }: Drawing = await import(pathToFileURL(`${root}/board-draw.js`).href)
    app.get<{ Params: { file: string }; Querystring: Record<string, string> }>(
      '/widget/v1/board/:file',
      spared,
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
          const view = answer.ok ? answer.value : null
          const made = scriptOf(code, address, view && { view, html: drawBoard(view) })
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

/** The answer is left where the board looks first (`early.ts` of the elements), the markup where the painter does (`ahead.ts`). */
function scriptOf(code: string, address: string, known: { view: BoardView; html: string } | null): Made {
  const type = 'text/javascript; charset=utf-8'
  const ahead = (left: object) => `globalThis[Symbol.for('yishi-board')]=${JSON.stringify(left)};`
  if (!known) return makeAnswer(ahead({}) + code, type)
  const { view, html } = known
  const { now: _, ...lasting } = view
  const early = `(globalThis[Symbol.for('yishi-early')]??={})[import.meta.url.split('/widget/')[0]+${JSON.stringify(address)}]=Promise.resolve({ok:true,json:async()=>(${JSON.stringify(view)})});`
  return makeAnswer(early + ahead({ address, html }) + code, type, JSON.stringify([address, lasting]) + code)
}
