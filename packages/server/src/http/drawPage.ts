import { zoneId } from '@yishi/schema/input'
import { type Answer, refuse, tenantOf } from '@yishi/schema/words'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { whomToCall } from '../auth/whomToCall.ts'
import { type AnyRead, type ReadValue, runRead } from '../read.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { readTenant } from '../tenantNow.ts'
import { formatIn } from './pages/format.ts'
import { frame } from './pages/frame.ts'
import { type Html, html } from './pages/html.ts'
import type { Drawn, Page } from './pages/page.ts'
import { langOf, wordsOf } from './pages/wordsOf.ts'
import type { Inside } from './server.ts'
import { statusOf } from './statusOf.ts'

/** What a page is made with: how to draw, and how to read what anybody may read. Both throw refusals. */
export interface Making {
  drawn: Drawn
  see<R extends AnyRead>(read: R, input: object): Promise<ReadValue<R>>
}

/** Answer a page of a zone, or the page that says that there is none. Pages are for visitors: they know no token. */
export async function answerPage(
  inside: Inside,
  { request, reply, zone }: { request: FastifyRequest; reply: FastifyReply; zone: string },
  make: (making: Making) => Promise<Page>,
): Promise<FastifyReply> {
  const lang = langOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  reply.type('text/html; charset=utf-8').header('vary', 'accept-language')
  try {
    const seconds = await inside.spend('read', request.ip)
    if (seconds !== null) throw refused({ ok: false, refusal: { code: 'busy' } })
    const making = await makingFor(inside, lang, zone)
    const page = await make(making)
    return reply.header('cache-control', 'public, max-age=5').send(frame(page, making.drawn))
  } catch (error) {
    if (!(error instanceof RefusalThrown)) throw error
    const { code } = error.refused.refusal
    return reply
      .code(statusOf(code))
      .header('cache-control', 'no-store')
      .send(frame(...nothingHere(inside, lang)))
  }
}

/** Answer a piece of HTML that somebody's server puts into its own page. */
export async function answerPiece(
  inside: Inside,
  { request, reply, zone }: { request: FastifyRequest; reply: FastifyReply; zone: string },
  make: (making: Making) => Promise<Html>,
): Promise<FastifyReply> {
  const seconds = await inside.spend('read', request.ip)
  if (seconds !== null) throw refused({ ok: false, refusal: { code: 'busy', params: { seconds } } })
  const lang = langOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  const piece = await make(await makingFor(inside, lang, zone))
  reply.type('text/html; charset=utf-8').header('vary', 'accept-language')
  return reply.header('cache-control', 'public, max-age=1').send(piece.text)
}

async function makingFor(inside: Inside, lang: Drawn['lang'], zone: string): Promise<Making> {
  const { db, config } = inside
  if (!zoneId.safeParse(zone).success) throw refused(refuse('unknown-zone'))
  const tenant = need(await readTenant(db, tenantOf(zone), zone, null))
  const { telephone = '' } = await whomToCall(db, zone)
  return {
    drawn: {
      words: wordsOf(lang),
      format: formatIn(lang, tenant.timeZone),
      lang,
      origin: config.origin,
      zone: { id: zone, name: tenant.zone.name, telephone: String(telephone) },
    },
    see: async (read, input) => need(await runRead(db, read, null, { zone, ...input })),
  }
}

function nothingHere({ config }: Inside, lang: Drawn['lang']): [Page, Drawn] {
  const words = wordsOf(lang)
  const zone = { id: '', name: words.product, telephone: '' }
  return [
    {
      title: words.nothingHere,
      description: words.nothingHere,
      body: html`<p class="fault">${words.nothingHere}</p>`,
      path: '/',
      script: false,
    },
    { words, format: formatIn(lang, 'UTC'), lang, origin: config.origin, zone },
  ]
}

function need<T>(answer: Answer<T>): T {
  if (!answer.ok) throw refused(answer)
  return answer.value
}

function refused(answer: Extract<Answer<never>, { ok: false }>): RefusalThrown {
  return new RefusalThrown(answer)
}
