import { countAppraisalInput } from '@yishi/schema/input'
import { methods } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct, specOf } from '../act.ts'
import { insert } from '../change.ts'
import { readCandidates } from '../readCandidates.ts'

/** 计分: once the last day is over and enough households have scored. A level first place is reported and waits for a lot. */
export const countAppraisal = matterAct({
  name: 'countAppraisal',
  who: ['clock'],
  stage: ['appraise'],
  when: 'settling',
  input: countAppraisalInput,
  async load(tx, { who, matter }) {
    const { proposalId } = matter.proposal
    return {
      candidates: await readCandidates(tx, who.tenant, proposalId),
      scores: await tx
        .select({ scores: t.appraisal.scores })
        .from(t.appraisal)
        .where(and(eq(t.appraisal.tenantId, who.tenant), eq(t.appraisal.proposalId, proposalId))),
      counted: await tx.$count(
        t.appraisalCount,
        and(eq(t.appraisalCount.tenantId, who.tenant), eq(t.appraisalCount.proposalId, proposalId)),
      ),
    }
  },
  decide(_input, { candidates, scores, counted }, { matter, now }) {
    const raters = scores.length
    const { closesAt } = matter.stage!
    if (counted > 0 || closesAt === null || closesAt > now) return refuse('nothing-due')
    if (raters < specOf(matter, 'appraise').raters) return refuse('nothing-due', { raters })
    const tally = methods.score.count(
      candidates.map((one) => one.key),
      scores.map((one) => ({ n: 1n, scores: one.scores })),
    )
    // A sum of at most 5 for each household: it fits a number by far.
    const totals = Object.fromEntries([...tally.totals!].map(([key, sum]) => [key, Number(sum)]))
    const winners = [...tally.winners]
    const { proposalId } = matter.proposal
    return {
      ok: true,
      value: { outcome: tally.outcome, winners },
      changes: [insert(t.appraisalCount, { proposalId, raters, totals, winners, at: now })],
      open: { raters, totals, winners, outcome: tally.outcome },
      facts: { ratings: raters, outcome: tally.outcome === 'decided' ? 'passed' : 'none' },
    }
  },
})
