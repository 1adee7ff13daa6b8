import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { atTurnsEnd } from './atTurnsEnd.ts'

/** An answer that is made once and sent to many: its bytes, also packed, and the tag by which they are known. */
export interface Made {
  body: Buffer
  type: string
  etag: string
  /** Packed for the first who takes it so, then kept. */
  packed: Map<Packing, Buffer | Promise<Buffer>>
  /** Brotli's, of 11; what is made often is packed quickly. */
  quality: number
}

type Packing = 'br' | 'gzip'

/** Make an answer of text or bytes. Its tag follows from `lasting`, or from all of it where nothing is said. */
export function makeAnswer(
  body: string | Uint8Array,
  type: string,
  lasting: string | Uint8Array = body,
): Made {
  const hash = createHash('sha256').update(lasting).digest('base64url').slice(0, 22)
  return { body: Buffer.from(body), type, etag: `W/"${hash}"`, packed: new Map(), quality: 5 }
}

/** Below this many bytes packing costs more than it saves. */
const least = 1024

/** What is sent, and for how long others may keep it. */
interface Sent {
  made: Made
  caching: string
}

/** Send an answer, packed as the reader takes it; or say that the one they have still holds. */
export function sendMade(request: FastifyRequest, reply: FastifyReply, sent: Sent): void {
  atTurnsEnd(() => {
    try {
      send(request, reply, sent)
    } catch (fault) {
      reply.send(fault)
    }
  })
}

function send(request: FastifyRequest, reply: FastifyReply, { made, caching }: Sent): void {
  reply.header('etag', made.etag).header('cache-control', caching).header('vary', 'accept-encoding')
  if (isKnown(request.headers['if-none-match'], made.etag)) {
    reply.code(304).send()
    return
  }
  const packing = made.body.length < least ? undefined : packingFor(request.headers['accept-encoding'] ?? '')
  // Said in any case, so that nobody packs it again on the way out.
  reply.header('content-type', made.type).header('content-encoding', packing ?? 'identity')
  const bytes = packing ? pack(made, packing) : made.body
  if (bytes instanceof Promise)
    bytes.then(
      (packed) => reply.send(packed),
      (fault: unknown) => reply.send(fault),
    )
  else reply.send(bytes)
}

function isKnown(tags: string | undefined, etag: string): boolean {
  if (tags === undefined) return false
  const bare = etag.replace(/^W\//, '')
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === bare || tag.trim() === '*')
}

function packingFor(accepted: string): Packing | undefined {
  const named = accepted.split(',').map((one) => one.trim())
  const takes = (name: string) =>
    named.some((one) => one === name || (one.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(one)))
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : undefined
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

function pack({ body, packed, quality }: Made, packing: Packing): Buffer | Promise<Buffer> {
  const known = packed.get(packing)
  if (known) return known
  const fresh =
    packing === 'br' ? brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }) : zip(body)
  packed.set(packing, fresh)
  fresh.then((bytes) => packed.set(packing, bytes)).catch(() => packed.delete(packing))
  return fresh
}
