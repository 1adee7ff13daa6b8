import { answerSurveyInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert, update } from '../change.ts'

/** 问: what a resident would like to see done, in their own words; it may be changed until the last day. */
export const answerSurvey = matterAct({
  name: 'answerSurvey',
  who: ['resident'],
  stage: ['ask'],
  when: 'open',
  lock: 'share',
  input: answerSurveyInput,
  load: (tx, { who, matter }) =>
    tx.$count(
      t.surveyAnswer,
      and(
        eq(t.surveyAnswer.tenantId, who.tenant),
        eq(t.surveyAnswer.proposalId, matter.proposal.proposalId),
        eq(t.surveyAnswer.personId, who.person),
      ),
    ),
  decide({ household: householdId, body }, standing, { who, zone, matter, now }) {
    if (!who.homes.some((home) => home.household === householdId && isWithin(home.zone, zone)))
      return refuse('not-your-home', undefined, 'household')
    const key = { proposalId: matter.proposal.proposalId, personId: who.person }
    const words = { householdId, body, at: now }
    return {
      ok: true,
      value: { changed: standing > 0 },
      changes: [
        standing > 0 ? update(t.surveyAnswer, key, words) : insert(t.surveyAnswer, { ...key, ...words }),
      ],
      open: {},
      sealed: { household: householdId, body },
    }
  },
})
