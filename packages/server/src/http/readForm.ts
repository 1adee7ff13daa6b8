import { type Answer, refuse } from '@yishi/schema/words'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** A form with its one file. */
export interface FileForm {
  fields: Record<string, string>
  bytes: Uint8Array
  name: string
}

/** Let a plugin's routes take forms with a file, whole and in memory: their limit is the route's `bodyLimit`. */
export function takeForms(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
}

/** The fields of a form and the file in its field `file`. */
export async function readForm(request: FastifyRequest): Promise<Answer<FileForm>> {
  if (!(request.body instanceof Uint8Array)) return refuse('input-invalid')
  const type = request.headers['content-type'] ?? ''
  try {
    const form = await new Response(request.body as BodyInit, {
      headers: { 'content-type': type },
    }).formData()
    const file = form.get('file')
    if (!(file instanceof Blob)) return refuse('input-invalid', undefined, 'file')
    const fields: Record<string, string> = {}
    for (const [name, value] of form) if (typeof value === 'string') fields[name] = value
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { ok: true, value: { fields, bytes, name: (file as File).name ?? '' } }
  } catch {
    return refuse('input-invalid')
  }
}
