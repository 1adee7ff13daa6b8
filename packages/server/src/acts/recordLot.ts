import { recordLotInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'

/** 抽签: a tie is settled by a lot, drawn in public before two witnesses or more, and recorded; never by the system in silence. */
export const recordLot = matterAct({
  name: 'recordLot',
  who: ['clerk'],
  stage: ['appraise'],
  when: 'settling',
  input: recordLotInput,
  async load(tx, { who, matter }) {
    const [counted] = await tx
      .select({ winners: t.appraisalCount.winners, lot: t.appraisalCount.lot, at: t.appraisalCount.at })
      .from(t.appraisalCount)
      .where(
        and(
          eq(t.appraisalCount.tenantId, who.tenant),
          eq(t.appraisalCount.proposalId, matter.proposal.proposalId),
        ),
      )
    return counted
  },
  decide({ winner, drawnAt, place, how, witnesses }, counted, { matter, now }) {
    if (!counted || counted.winners.length < 2) return refuse('not-available')
    if (!counted.winners.includes(winner)) return refuse('input-invalid', undefined, 'winner')
    const drawn = new Date(drawnAt)
    if (drawn > now || drawn < counted.at) return refuse('input-invalid', undefined, 'drawnAt')
    if (new Set(witnesses).size < witnesses.length) return refuse('same-person-twice', undefined, 'witnesses')
    const { proposalId } = matter.proposal
    const lot = { winner, drawnAt, place, how, witnesses }
    return {
      ok: true,
      value: { winner },
      changes: [update(t.appraisalCount, { proposalId }, { lot })],
      open: { winner, among: counted.winners, drawnAt, witnesses: witnesses.length },
      sealed: { place, how, witnesses },
      facts: { outcome: 'passed' },
    }
  },
})
