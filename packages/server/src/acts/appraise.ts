import { appraiseInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct, specOf } from '../act.ts'
import { insert, update } from '../change.ts'
import { readCandidates } from '../readCandidates.ts'

/**
 * 评: a household's scores, changed as often as it likes until the last day. Past it, households that are still missing may make up
 * the number that is asked for.
 */
export const appraise = matterAct({
  name: 'appraise',
  who: ['resident'],
  stage: ['appraise'],
  when: 'settling',
  input: appraiseInput,
  async load(tx, { who, matter }, [input]) {
    const { proposalId } = matter.proposal
    const ours = and(eq(t.appraisal.tenantId, who.tenant), eq(t.appraisal.proposalId, proposalId))
    return {
      candidates: await readCandidates(tx, who.tenant, proposalId),
      raters: await tx.$count(t.appraisal, ours),
      standing: await tx.$count(t.appraisal, and(ours, eq(t.appraisal.householdId, input!.household))),
    }
  },
  decide({ household: householdId, scores }, { candidates, raters, standing }, { who, zone, matter, now }) {
    if (!who.homes.some((home) => home.household === householdId && isWithin(home.zone, zone)))
      return refuse('not-your-home', undefined, 'household')
    const { closesAt } = matter.stage!
    const isOver = closesAt !== null && closesAt <= now
    if (isOver && (standing > 0 || raters >= specOf(matter, 'appraise').raters))
      return refuse('stage-closed', { stage: 'appraise' })
    const unknown = Object.keys(scores).find((key) => !candidates.some((one) => one.key === key))
    if (unknown !== undefined) return refuse('input-invalid', undefined, `scores.${unknown}`)
    const key = { proposalId: matter.proposal.proposalId, householdId }
    const word = { personId: who.person, scores, at: now }
    return {
      ok: true,
      value: { raters: raters + (standing > 0 ? 0 : 1) },
      changes: [standing > 0 ? update(t.appraisal, key, word) : insert(t.appraisal, { ...key, ...word })],
      open: {},
      sealed: { household: householdId, scores },
    }
  },
})
