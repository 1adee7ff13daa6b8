import { postNoticeInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { knownAttachments } from '../attachment/knownAttachments.ts'
import { insert } from '../change.ts'
import { isAhead } from '../isAhead.ts'
import { loadNotice } from '../notice/loadNotice.ts'
import { holds } from '../who.ts'

/** 张贴: where and when the paper was put up, with a photo of it hanging there. */
export const postNotice = zoneAct({
  name: 'postNotice',
  who: ['gridworker', 'clerk'],
  lock: 'share',
  input: postNoticeInput,
  async load(tx, { who, zone }, [input]) {
    const notice = await loadNotice(tx, { tenant: who.tenant, zone }, input!.notice)
    return { notice, known: await knownAttachments(tx, who.tenant, [input!.photo]) }
  },
  decide(input, { notice, known }, { who, now, id }) {
    if (!notice.ok) return notice
    if (!holds(who, ['gridworker', 'clerk'], notice.zoneId)) return refuse('not-your-role')
    const photo = known.get(input.photo)
    if (!photo?.public || !photo.picture) return refuse('unknown-attachment', undefined, 'photo')
    const postedAt = new Date(input.postedAt)
    if (isAhead(postedAt, now) || postedAt < notice.issuedAt)
      return refuse('input-invalid', undefined, 'postedAt')
    const postingId = id()
    const { noticeId } = notice
    return {
      ok: true,
      value: { posting: postingId },
      changes: [
        insert(t.posting, {
          noticeId,
          postingId,
          place: input.place,
          postedAt,
          personId: who.person,
          photo: input.photo,
        }),
      ],
      open: { notice: noticeId, posting: postingId, photo: input.photo, postedAt: input.postedAt },
      sealed: { place: input.place },
      ...(notice.proposalId === null ? {} : { matter: notice.proposalId }),
    }
  },
})
