import { zoneId } from '@yishi/schema/input'
import { type Answer, refuse, tenantOf } from '@yishi/schema/words'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { whomToCall } from '../auth/whomToCall.ts'
import { type AnyRead, type ReadValue, runRead } from '../read.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { readTenant } from '../tenantNow.ts'
import type { Who } from '../who.ts'
import { formatIn } from './pages/format.ts'
import { frame } from './pages/frame.ts'
import { type Html, html } from './pages/html.ts'
import type { Drawn, Page } from './pages/page.ts'
import { langOf, wordsOf } from './pages/wordsOf.ts'
import type { Inside } from './server.ts'
import { staffOf } from './staffOf.ts'
import { statusOf } from './statusOf.ts'

/** What a page is made with: how to draw, and how to read what anybody may read. Both throw refusals. */
export interface Making {
  drawn: Drawn
  /** Whoever opens a page of the office; null for a visitor. */
  who: Who | null
  see<R extends AnyRead>(read: R, input: object): Promise<ReadValue<R>>
}

/** What is asked, at which zone. */
interface Asked {
  request: FastifyRequest
  reply: FastifyReply
  zone: string
}

/** Answer a page of a zone, or the page that says that there is none. Pages are for visitors: they know no token. */
export function answerPage(
  inside: Inside,
  asked: Asked,
  make: (making: Making) => Promise<Page>,
): Promise<FastifyReply> {
  return answerWith(inside, asked, async (lang) => {
    const making = await makingFor(inside, { lang, zone: asked.zone, who: null })
    return { page: await make(making), making, caching: 'public, max-age=5' }
  })
}

/** Answer a page of the office to whoever opens it with a token or a ticket; nothing of it is kept by anybody on the way. */
export function answerStaffPage(
  inside: Inside,
  asked: Asked,
  make: (making: Making, who: Who) => Promise<Page>,
): Promise<FastifyReply> {
  return answerWith(inside, asked, async (lang) => {
    const { zone } = asked
    if (!zoneId.safeParse(zone).success) throw refused(refuse('unknown-zone'))
    const who = need(await staffOf(inside, asked.request, zone))
    const making = await makingFor(inside, { lang, zone, who })
    return { page: await make(making, who), making, caching: 'private, no-store' }
  })
}

async function answerWith(
  inside: Inside,
  { request, reply }: Asked,
  draw: (lang: Drawn['lang']) => Promise<{ page: Page; making: Making; caching: string }>,
): Promise<FastifyReply> {
  const lang = langOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  reply.type('text/html; charset=utf-8').header('vary', 'accept-language')
  try {
    const seconds = await inside.spend('read', request.ip)
    if (seconds !== null) throw refused({ ok: false, refusal: { code: 'busy', params: { seconds } } })
    const { page, making, caching } = await draw(lang)
    const elder = (request.query as { elder?: string }).elder === '1'
    return reply.header('cache-control', caching).send(frame({ ...page, elder }, making.drawn))
  } catch (error) {
    if (!(error instanceof RefusalThrown)) throw error
    const { code, params } = error.refused.refusal
    if (code === 'busy' && params?.seconds !== undefined) reply.header('retry-after', String(params.seconds))
    return reply
      .code(statusOf(code))
      .header('cache-control', 'no-store')
      .send(frame(...nothingHere(inside, lang, statusOf(code))))
  }
}

/** A file that is taken away. */
interface Taken {
  name: string
  type: string
  bytes: Buffer
}

/** Answer a file, of the office's own to whoever comes with a token or a ticket; a no is answered as an act's. */
export async function answerFile(
  inside: Inside,
  { request, reply, zone, staff }: Asked & { staff: boolean },
  make: (making: Making) => Promise<Taken>,
): Promise<FastifyReply> {
  const seconds = await inside.spend('read', request.ip)
  if (seconds !== null) throw refused({ ok: false, refusal: { code: 'busy', params: { seconds } } })
  if (!zoneId.safeParse(zone).success) throw refused(refuse('unknown-zone'))
  const lang = langOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  const who = staff ? need(await staffOf(inside, request, zone)) : null
  const { name, type, bytes } = await make(await makingFor(inside, { lang, zone, who }))
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`)
  reply.header('vary', 'accept-language')
  return reply.header('cache-control', staff ? 'private, no-store' : 'public, max-age=5').send(bytes)
}

/** Answer a piece of HTML that somebody's server puts into its own page. */
export async function answerPiece(
  inside: Inside,
  { request, reply, zone }: Asked,
  make: (making: Making) => Promise<Html>,
): Promise<FastifyReply> {
  const seconds = await inside.spend('read', request.ip)
  if (seconds !== null) throw refused({ ok: false, refusal: { code: 'busy', params: { seconds } } })
  const lang = langOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  const piece = await make(await makingFor(inside, { lang, zone, who: null }))
  reply.type('text/html; charset=utf-8').header('vary', 'accept-language')
  return reply.header('cache-control', 'public, max-age=1').send(piece.text)
}

/** How to draw and read in a zone, for whoever looks. */
export async function makingFor(
  inside: Inside,
  { lang, zone, who }: { lang: Drawn['lang']; zone: string; who: Who | null },
): Promise<Making> {
  const { db, config } = inside
  if (!zoneId.safeParse(zone).success) throw refused(refuse('unknown-zone'))
  const tenant = need(await readTenant(db, tenantOf(zone), zone, null))
  const { telephone = '' } = await whomToCall(db, zone)
  return {
    who,
    drawn: {
      words: wordsOf(lang),
      format: formatIn(lang, tenant.timeZone),
      lang,
      origin: config.origin,
      zone: { id: zone, name: tenant.zone.name, telephone: String(telephone) },
      office: { ...tenant.settings, name: tenant.name, today: tenant.now.toISOString() },
    },
    see: async (read, input) => need(await runRead(db, read, who, { zone, ...input })),
  }
}

function nothingHere({ config }: Inside, lang: Drawn['lang'], status: number): [Page, Drawn] {
  const words = wordsOf(lang)
  const zone = { id: '', name: words.product, telephone: '' }
  const office = {
    issuer: '',
    telephone: '',
    place: '',
    hours: '',
    name: '',
    today: new Date(0).toISOString(),
  }
  const sentence = status === 404 || status === 429 ? words.nothingHere : words.notForYou
  return [
    {
      title: sentence,
      description: sentence,
      body: html`<p class="fault">${sentence}</p>`,
      path: '/',
      script: false,
    },
    { words, format: formatIn(lang, 'UTC'), lang, origin: config.origin, zone, office },
  ]
}

function need<T>(answer: Answer<T>): T {
  if (!answer.ok) throw refused(answer)
  return answer.value
}

function refused(answer: Extract<Answer<never>, { ok: false }>): RefusalThrown {
  return new RefusalThrown(answer)
}
