import { createHash } from 'node:crypto'
import { attachInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'
import { holds } from '../who.ts'

/** 上传: a picture by anybody who belongs here; a PDF, or a paper for staff alone, by staff. */
export const attach = zoneAct({
  name: 'attach',
  who: ['resident', 'councillor', 'clerk', 'gridworker', 'property', 'assignee'],
  lock: 'share',
  input: attachInput,
  load: async () => null,
  decide(input, _state, { who, zone, now, id }) {
    const plain = input.mime.startsWith('image/') && input.visibility === 'public'
    if (!plain && !holds(who, ['clerk', 'gridworker', 'councillor'], zone)) return refuse('not-your-role')
    const attachmentId = id()
    const { mime, name, alt, width, height, visibility } = input
    const bytes = Buffer.from(input.bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return {
      ok: true,
      value: { attachment: attachmentId, mime, width, height },
      changes: [
        insert(t.attachment, {
          attachmentId,
          zoneId: zone,
          mime,
          name,
          alt,
          width,
          height,
          sha256,
          size: bytes.byteLength,
          bytes,
          personId: who.person,
          at: now,
          visibility,
        }),
      ],
      open: { attachment: attachmentId, mime, sha256, visibility },
      sealed: { name, alt },
    }
  },
})
