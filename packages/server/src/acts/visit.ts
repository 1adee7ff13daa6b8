import { visitInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { type Change, insert, update } from '../change.ts'
import { isAhead } from '../isAhead.ts'

/**
 * 走访: a grid worker at a door of their own grid, with what the household thinks where they said it. It may be sent long
 * after the visit; its id is made on the phone, so that sending it again writes nothing.
 */
export const visit = matterAct({
  name: 'visit',
  who: ['gridworker'],
  stage: ['consult', 'deliberate', 'notice'],
  when: 'settling',
  input: visitInput,
  async load(tx, { who, matter }, [input]) {
    const { proposalId } = matter.proposal
    const household = input!.household
    const [home] = await tx
      .select({ zone: t.household.zoneId })
      .from(t.household)
      .where(and(eq(t.household.tenantId, who.tenant), eq(t.household.householdId, household)))
    const recorded = await tx.$count(
      t.visit,
      and(eq(t.visit.tenantId, who.tenant), eq(t.visit.visitId, input!.visit)),
    )
    const [affected] = await tx
      .select({ heardAt: t.affectedHousehold.heardAt })
      .from(t.affectedHousehold)
      .where(
        and(
          eq(t.affectedHousehold.tenantId, who.tenant),
          eq(t.affectedHousehold.proposalId, proposalId),
          eq(t.affectedHousehold.householdId, household),
        ),
      )
    const atTheDoor = await tx
      .select({ opinionId: t.opinion.opinionId, at: t.opinion.at })
      .from(t.opinion)
      .where(
        and(
          eq(t.opinion.tenantId, who.tenant),
          eq(t.opinion.proposalId, proposalId),
          eq(t.opinion.householdId, household),
          isNull(t.opinion.personId),
          isNull(t.opinion.supersededAt),
        ),
      )
    return { home, recorded, affected, atTheDoor }
  },
  decide(input, { home, recorded, affected, atTheDoor }, { who, zone, matter, now, id }) {
    const { visit: visitId, household: householdId, outcome, opinion } = input
    const { proposalId } = matter.proposal
    const visitedAt = new Date(input.visitedAt)
    const met = outcome !== 'not-met'
    if (recorded > 0) return refuse('already-exists', undefined, 'visit')
    if (!home || !isWithin(home.zone, zone)) return refuse('unknown-household', undefined, 'household')
    if (!who.grants.some((grant) => grant.role === 'gridworker' && isWithin(home.zone, grant.zone)))
      return refuse('not-your-role', undefined, 'household')
    if (isAhead(visitedAt, now)) return refuse('input-invalid', undefined, 'visitedAt')
    if (opinion && !met) return refuse('input-invalid', undefined, 'opinion')
    const { together, needs, persuading } = input
    const changes: Change[] = [
      insert(t.visit, {
        visitId,
        proposalId,
        householdId,
        visitedAt,
        recordedAt: now,
        personId: who.person,
        together,
        needs,
        outcome,
        persuading,
      }),
    ]
    if (affected && !affected.heardAt && met)
      changes.push(update(t.affectedHousehold, { proposalId, householdId }, { heardAt: visitedAt }))
    if (opinion) {
      // Visits come in out of order: one that was made before the household's last word does not replace it.
      const late = atTheDoor.some((row) => row.at > visitedAt)
      if (!late)
        for (const { opinionId } of atTheDoor)
          changes.push(update(t.opinion, { proposalId, opinionId }, { supersededAt: now }))
      changes.push(
        insert(t.opinion, {
          proposalId,
          opinionId: id(),
          householdId,
          personId: null,
          ...opinion,
          channel: 'door',
          visitId,
          at: visitedAt,
          supersededAt: late ? now : null,
        }),
      )
    }
    return {
      ok: true,
      value: { visit: visitId },
      changes,
      open: { met },
      sealed: {
        household: householdId,
        outcome,
        persuading,
        visitedAt: input.visitedAt,
        together,
        needs,
        opinion,
      },
    }
  },
})
