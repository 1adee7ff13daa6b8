import { answerObjectionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { factsOf } from '../facts.ts'
import { loadObjection } from '../notice/loadObjection.ts'
import { pollOf } from '../poll/pollOf.ts'
import { holds } from '../who.ts'

/**
 * 答复异议: a councillor who neither drafted the plan nor went to that household to talk it round, after an answer in person. What is held
 * against a result, or against a roll, a clerk may answer, too: owners need have no council. What is upheld asks for a new version; of a
 * result it says whether the votes are counted again. Past the last day, the last answer lets the matter go on.
 */
export const answerObjection = matterAct({
  name: 'answerObjection',
  who: ['councillor', 'clerk'],
  stage: ['notice', 'preliminary'],
  when: 'settling',
  input: answerObjectionInput,
  async load(tx, { who, matter }, [input]) {
    const { tenantId, proposalId } = matter.proposal
    const objection = await loadObjection(tx, matter, input!.objection)
    const householdId = objection.ok ? objection.householdId : ''
    const mine = (table: typeof t.recusal | typeof t.plan | typeof t.visit) =>
      and(eq(table.tenantId, tenantId), eq(table.proposalId, proposalId), eq(table.personId, who.person))
    return {
      objection,
      recused: await tx.$count(t.recusal, mine(t.recusal)),
      drafted: await tx.$count(t.plan, mine(t.plan)),
      visited: await tx.$count(t.visit, and(mine(t.visit), eq(t.visit.householdId, householdId))),
      poll: await pollOf(tx, matter),
      facts: await factsOf(tx, matter),
    }
  },
  decide(input, { objection, recused, drafted, visited, poll, facts }, { who, now, zone, matter }) {
    const { spec } = matter
    const ofPlan = spec?.kind === 'notice' && spec.of !== 'roll'
    if (ofPlan && !holds(who, ['councillor'], zone)) return refuse('not-your-role')
    if (!objection.ok) return objection
    if (objection.outcome !== null) return refuse('objection-answered')
    if (recused > 0) return refuse('recused')
    const theirs = who.homes.some((home) => home.household === objection.householdId)
    if ((ofPlan && drafted > 0) || visited > 0 || theirs) return refuse('conflict-of-interest')
    if (objection.metAt === null && !objection.metDeclined) return refuse('answer-in-person-missing')
    const { objectionId, number } = objection
    const { outcome, reply, effect } = input
    const isResult = spec?.kind === 'preliminary'
    if ((isResult && outcome === 'upheld') !== (effect !== undefined))
      return refuse('input-invalid', undefined, 'effect')
    return {
      ok: true,
      value: { objection: objectionId, outcome },
      changes: [
        update(
          t.objection,
          { objectionId },
          { reply, repliedAt: now, repliedBy: who.person, outcome, ...(effect ? { effect } : {}) },
        ),
      ],
      open: { objection: objectionId, number, outcome, effect, poll: isResult ? poll?.pollId : undefined },
      sealed: { reply },
      facts: { objectionsOpen: facts.objectionsOpen - 1, upheld: facts.upheld || outcome === 'upheld' },
    }
  },
})
