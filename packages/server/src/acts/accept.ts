import { acceptInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { holds } from '../who.ts'

/**
 * 验收: two sides look at the work, whoever proposed it and the council; one word each for every round. A refusal sends
 * the work back.
 */
export const accept = matterAct({
  name: 'accept',
  who: ['resident', 'gridworker', 'clerk', 'councillor'],
  stage: ['accept'],
  when: 'open',
  input: acceptInput,
  async load(tx, { who, matter }) {
    const { tenantId, proposalId, reopened } = matter.proposal
    const recused = await tx.$count(
      t.recusal,
      and(
        eq(t.recusal.tenantId, tenantId),
        eq(t.recusal.proposalId, proposalId),
        eq(t.recusal.personId, who.person),
      ),
    )
    const standing = await tx
      .select({ side: t.acceptance.side })
      .from(t.acceptance)
      .where(
        and(
          eq(t.acceptance.tenantId, tenantId),
          eq(t.acceptance.proposalId, proposalId),
          eq(t.acceptance.round, reopened),
        ),
      )
    return { recused, standing }
  },
  decide({ side, verdict, reason }, { recused, standing }, { who, zone, matter, now }) {
    const { proposalId, personId, householdId, writtenBy, reopened: round } = matter.proposal
    const proposes =
      personId === who.person ||
      writtenBy === who.person ||
      who.homes.some((home) => home.household === householdId)
    switch (side) {
      case 'proposer':
        if (!proposes) return refuse('not-the-proposer')
        break
      case 'council':
        if (!holds(who, ['councillor'], zone)) return refuse('not-your-role')
        if (recused > 0) return refuse('recused')
        if (proposes) return refuse('conflict-of-interest')
        break
    }
    if (standing.some((row) => row.side === side)) return refuse('already-done')
    const accepted = verdict === 'accepted'
    return {
      ok: true,
      value: { side, verdict },
      changes: [
        insert(t.acceptance, { proposalId, round, side, verdict, reason, personId: who.person, at: now }),
      ],
      open: { side, verdict, round },
      sealed: { reason },
      facts: side === 'proposer' ? { proposerAccepts: accepted } : { councilAccepts: accepted },
    }
  },
})
