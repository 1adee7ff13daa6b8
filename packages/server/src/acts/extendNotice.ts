import { extendNoticeInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { noticePeriod } from '../notice/noticePeriod.ts'
import { standingNotice } from '../notice/standingNotice.ts'

/** 延长公示期: a running period is made longer, with a reason; nobody ever makes it shorter. */
export const extendNotice = matterAct({
  name: 'extendNotice',
  who: ['clerk'],
  stage: ['notice', 'call', 'preliminary', 'publish'],
  when: 'open',
  input: extendNoticeInput,
  load: (tx, { matter }) => standingNotice(tx, matter),
  decide(input, notice, context) {
    const { matter, now } = context
    if (!notice) return refuse('notice-not-published')
    if (notice.noticeId !== input.notice) return refuse('unknown-notice', undefined, 'notice')
    const { closesAt, days } = noticePeriod(notice.issuedAt, input.days, context)
    if (closesAt <= notice.closesAt) return refuse('period-shortened', undefined, 'days')
    const { noticeId } = notice
    const before = notice.closesAt.toISOString()
    const extensions = [...notice.extensions, { at: now.toISOString(), reason: input.reason, before }]
    const { proposalId } = matter.proposal
    return {
      ok: true,
      value: { notice: noticeId, closesAt: closesAt.toISOString() },
      changes: [
        update(t.notice, { noticeId }, { closesAt, days, extensions }),
        update(t.stage, { proposalId, seq: matter.stage!.seq }, { closesAt }),
      ],
      open: { notice: noticeId, before, closesAt: closesAt.toISOString(), days },
      sealed: { reason: input.reason },
    }
  },
})
