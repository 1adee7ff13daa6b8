import { correctNoticeInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { loadNotice } from '../notice/loadNotice.ts'

/**
 * 勘误: a slip of the pen is put right while the notice hangs, marked as such, in the same period. What changes scope, cost or
 * place is no slip: it goes on notice anew.
 */
export const correctNotice = zoneAct({
  name: 'correctNotice',
  who: ['clerk'],
  input: correctNoticeInput,
  load: (tx, { who, zone }, [input]) => loadNotice(tx, { tenant: who.tenant, zone }, input!.notice),
  decide(input, notice, { now }) {
    if (!notice.ok) return notice
    if (notice.closesAt <= now) return refuse('stage-closed')
    const { title, addressee, basis, body, contact } = input
    const correction = [notice.correction, input.correction].filter((part) => part !== null).join('\n')
    const text = { title, addressee, basis, body, contact, correction }
    return {
      ok: true,
      value: { notice: notice.noticeId },
      changes: [update(t.notice, { noticeId: notice.noticeId }, text)],
      open: { notice: notice.noticeId },
      sealed: { ...text, contact: { ...contact }, correction: input.correction },
      ...(notice.proposalId === null ? {} : { matter: notice.proposalId }),
    }
  },
})
