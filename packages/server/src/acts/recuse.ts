import { recuseInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { roleHolders } from '../roleHolders.ts'
import { holds } from '../who.ts'

/** 回避: a councillor, or a member of a meeting, with a stake in the matter, out of every base from now on; by oneself, or by the clerk. */
export const recuse = matterAct({
  name: 'recuse',
  who: ['councillor', 'clerk'],
  stage: null,
  when: 'settling',
  input: recuseInput,
  async load(tx, { who, zone, matter }, [input]) {
    const councillors = await roleHolders(tx, who.tenant, { role: 'councillor', zone })
    const recused = await tx.$count(
      t.recusal,
      and(
        eq(t.recusal.tenantId, who.tenant),
        eq(t.recusal.proposalId, matter.proposal.proposalId),
        eq(t.recusal.personId, input!.person),
      ),
    )
    const called = await tx
      .select({ members: t.councilSession.members })
      .from(t.motion)
      .innerJoin(
        t.councilSession,
        and(
          eq(t.councilSession.tenantId, t.motion.tenantId),
          eq(t.councilSession.sessionId, t.motion.sessionId),
        ),
      )
      .where(
        and(
          eq(t.motion.tenantId, who.tenant),
          eq(t.motion.proposalId, matter.proposal.proposalId),
          isNull(t.motion.closedAt),
        ),
      )
    const member =
      councillors.some((one) => one.person === input!.person) ||
      called.some(({ members }) => members.includes(input!.person))
    return { member, recused }
  },
  decide({ person: personId, reason }, { member, recused }, { who, zone, matter, now }) {
    const { proposalId } = matter.proposal
    if (matter.proposal.end) return refuse('matter-ended')
    if (personId !== who.person && !holds(who, ['clerk'], zone))
      return refuse('not-your-role', undefined, 'person')
    if (!member) return refuse('unknown-person', undefined, 'person')
    if (recused > 0) return refuse('already-done')
    return {
      ok: true,
      value: { person: personId },
      changes: [insert(t.recusal, { proposalId, personId, reason, at: now })],
      open: {},
      sealed: { person: personId, reason },
    }
  },
})
