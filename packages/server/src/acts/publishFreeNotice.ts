import { publishFreeNoticeInput } from '@yishi/schema/input'
import { zoneAct } from '../act.ts'
import { loadPublishing } from '../notice/loadPublishing.ts'
import { publication } from '../notice/publication.ts'

/** 发布公示 on no matter: a quarter's income and spending, or anything else that neighbours should read. */
export const publishFreeNotice = zoneAct({
  name: 'publishFreeNotice',
  who: ['clerk'],
  input: publishFreeNoticeInput,
  load: (tx, context, [input]) => loadPublishing(tx, context, input!),
  decide(input, known, context) {
    const made = publication(input, { ...known, kind: input.kind, least: null }, context)
    if (!made.ok) return made
    const { value, change, open, sealed } = made
    return { ok: true, value, changes: [change], open, sealed }
  },
})
