import { recuseInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { roleHolders } from '../roleHolders.ts'
import { holds } from '../who.ts'

/** 回避: a councillor with a stake in the matter, out of every base from now on; by oneself, or by the clerk. */
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
    return { councillor: councillors.some((one) => one.person === input!.person), recused }
  },
  decide({ person: personId, reason }, { councillor, recused }, { who, zone, matter, now }) {
    const { proposalId } = matter.proposal
    if (matter.proposal.end) return refuse('matter-ended')
    if (personId !== who.person && !holds(who, ['clerk'], zone))
      return refuse('not-your-role', undefined, 'person')
    if (!councillor) return refuse('unknown-person', undefined, 'person')
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
