import { createHash } from 'node:crypto'
import { refuse } from '@yishi/schema/words'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { notice } from '../../reads/notice.ts'
import { poll } from '../../reads/poll.ts'
import { proposal } from '../../reads/proposal.ts'
import { type Making, makingFor } from '../drawPage.ts'
import { sendRefusal } from '../fault.ts'
import type { Lang } from '../pages/format.ts'
import { langOf } from '../pages/wordsOf.ts'
import { placeOf } from '../placeOf.ts'
import type { Inside } from '../server.ts'
import { shortMemory } from '../shortMemory.ts'
import { drawCard, drawPicture, type Picture } from './drawPicture.ts'
import { noticePicture } from './noticePicture.ts'
import { pollPicture } from './pollPicture.ts'
import { proposalPicture } from './proposalPicture.ts'
import { hasChinese, renderPicture } from './renderPicture.ts'

/** What can be had as a picture. */
const drawings = {
  notice: async ({ drawn, see }: Making, id: string): Promise<Picture> =>
    noticePicture(await see(notice, { notice: id }), drawn),
  poll: async ({ drawn, see }: Making, id: string): Promise<Picture> =>
    pollPicture(await see(poll, { poll: id }), drawn),
  proposal: async ({ drawn, see }: Making, id: string): Promise<Picture> =>
    proposalPicture(await see(proposal, { proposal: id }), drawn),
}

/** A picture may be so old, in seconds: it is drawn once for a whole group that opens it. */
const oldest = 60
/** So many are kept, of some hundred kilobytes each. */
const most = 64

interface Wanted {
  lang: Lang
  /** The square that a messenger shows beside a link, in the place of the whole. */
  card: boolean
}

/**
 * Answers a notice (`/n/<notice>.png`), a poll (`/v/<poll>.png`) or a matter (`/p/<proposal>.png`) as a long picture that can be kept by a
 * long press, in the language of `?lang=` or the reader's; with `?card=1` as the card of a link. `not-available` where the machine has no Chinese face.
 */
export function pictureOf(inside: Inside, noun: keyof typeof drawings) {
  const memory = shortMemory<{ png: Buffer; etag: string } | null>(oldest * 1000, most)

  async function make(zone: string, id: string, { lang, card }: Wanted) {
    const making = await makingFor(inside, { lang, zone, who: null })
    const svg = (card ? drawCard : drawPicture)(await drawings[noun](making, id))
    const png = await renderPicture(svg)
    return png && { png, etag: `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"` }
  }

  return async (request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> => {
    const seconds = await inside.spend('read', request.ip)
    if (seconds !== null) return sendRefusal(reply, { code: 'busy', params: { seconds } })
    const place = await placeOf(inside.db, noun, id)
    if (!place) return sendRefusal(reply, refuse(`unknown-${noun}`).refusal)
    if (!(await hasChinese())) return sendRefusal(reply, { code: 'not-available' })
    const query = request.query as { lang?: string; card?: string }
    const lang = langOf(query.lang, request.headers['accept-language'])
    const card = query.card === '1'
    const made = await memory.get(`${id} ${lang} ${card}`, () => make(place.zone, id, { lang, card }))
    if (!made) return sendRefusal(reply, { code: 'busy', params: { seconds: 5 } })
    reply.header('etag', made.etag).header('cache-control', `public, max-age=${oldest}`)
    reply.header('vary', 'accept-language')
    if (request.headers['if-none-match'] === made.etag) return reply.code(304).send()
    return reply.type('image/png').send(made.png)
  }
}
