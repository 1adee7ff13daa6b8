import { answerObjectionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { factsOf } from '../facts.ts'
import { loadObjection } from '../notice/loadObjection.ts'

/**
 * 答复异议: a councillor who neither drafted the plan nor went to that household to talk it round, after an answer in person. What is
 * upheld asks for a new version; past the last day, the last answer lets the matter go on.
 */
export const answerObjection = matterAct({
  name: 'answerObjection',
  who: ['councillor'],
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
      facts: await factsOf(tx, matter),
    }
  },
  decide(input, { objection, recused, drafted, visited, facts }, { who, now }) {
    if (!objection.ok) return objection
    if (objection.outcome !== null) return refuse('objection-answered')
    if (recused > 0) return refuse('recused')
    const theirs = who.homes.some((home) => home.household === objection.householdId)
    if (drafted > 0 || visited > 0 || theirs) return refuse('conflict-of-interest')
    if (objection.metAt === null && !objection.metDeclined) return refuse('answer-in-person-missing')
    const { objectionId, number } = objection
    const { outcome, reply } = input
    return {
      ok: true,
      value: { objection: objectionId, outcome },
      changes: [
        update(t.objection, { objectionId }, { reply, repliedAt: now, repliedBy: who.person, outcome }),
      ],
      open: { objection: objectionId, number, outcome },
      sealed: { reply },
      facts: { objectionsOpen: facts.objectionsOpen - 1, upheld: facts.upheld || outcome === 'upheld' },
    }
  },
})
