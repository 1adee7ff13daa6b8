import { createHash } from 'node:crypto'
import { zoneId } from '@yishi/schema/input'
import { type Answer, refuse, tenantOf } from '@yishi/schema/words'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { runAct } from '../act.ts'
import { attach } from '../acts/attach.ts'
import { findAttachment } from '../attachment/findAttachment.ts'
import { processAttachment } from '../attachment/processAttachment.ts'
import { callerOf, originRefusal, ownOrigins } from './caller.ts'
import { sendRefusal } from './fault.ts'
import { readForm, takeForms } from './readForm.ts'
import type { Inside } from './server.ts'

/** An upload on the wire. */
const uploadLimit = 12 * 1024 * 1024

const forever = 'public, max-age=31536000, immutable'

/**
 * `POST /upload` takes a form with `zone`, `alt`, `visibility` and a `file`, by bearer token, and answers as an act:
 * `{attachment, mime, width, height}`. The same file sent again by the same person is the same attachment. `GET /a/<tenant>/<id>`
 * gives it back; what is for staff alone needs a token.
 */
export function attachmentRoutes(inside: Inside): FastifyPluginAsync {
  const { db, config } = inside
  const own = ownOrigins(config.origin)
  return async (app) => {
    takeForms(app)
    app.post('/upload', { bodyLimit: uploadLimit }, async (request, reply) => {
      const answer = await upload(inside, request)
      if (!answer.ok) return sendRefusal(reply, answer.refusal)
      return reply.header('cache-control', 'no-store').send(answer)
    })

    app.get<{ Params: { tenant: string; id: string } }>('/a/:tenant/:id', async (request, reply) => {
      const { who } = await callerOf(db, own, request)
      const { tenant, id: attachment } = request.params
      if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(`${tenant}.${attachment}`))
        return sendRefusal(reply, { code: 'unknown-attachment' })
      const found = await findAttachment(db, who, { tenant, attachment })
      if (!found.ok) return sendRefusal(reply, found.refusal)
      const { mime, bytes, sha256, visibility } = found.value
      const etag = `"${sha256.slice(0, 32)}"`
      reply
        .header('etag', etag)
        .header('cache-control', visibility === 'public' ? forever : 'private, no-store')
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      // A PDF may run scripts in some readers: it is saved, never shown within our origin.
      if (!mime.startsWith('image/'))
        reply.header('content-disposition', `attachment; filename="${attachment}.pdf"`)
      return reply.type(mime).send(bytes)
    })
  }
}

async function upload({ db, config, spend }: Inside, request: FastifyRequest): Promise<Answer<unknown>> {
  const caller = await callerOf(db, ownOrigins(config.origin), request)
  if (!caller.who) return refuse('not-signed-in')
  const seconds = await spend('act', caller.who.person)
  if (seconds !== null) return refuse('busy', { seconds })
  const form = await readForm(request)
  if (!form.ok) return form
  const { zone = '', alt = '', visibility = 'public' } = form.value.fields
  if (!zoneId.safeParse(zone).success) return refuse('input-invalid', undefined, 'zone')
  const foreign = await originRefusal(db, caller, tenantOf(zone))
  if (foreign) return foreign
  const processed = await processAttachment(form.value.bytes)
  if (!processed.ok) return processed
  const name = form.value.name.slice(0, 120) || 'file'
  const input = { zone, name, alt, visibility, ...processed.value }
  const key = createHash('sha256')
    .update(JSON.stringify([zone, name, alt, visibility]))
    .update(processed.value.bytes)
    .digest('hex')
  return runAct(db, attach, caller.who, { key: `upload ${key}`, input })
}
