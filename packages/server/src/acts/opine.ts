import { opineInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert, update } from '../change.ts'

/** 发表意见: a person's own, online; a later one takes the place of the earlier. It is tallied by household. */
export const opine = matterAct({
  name: 'opine',
  who: ['resident'],
  stage: ['consult'],
  when: 'open',
  input: opineInput,
  load: (tx, { who, matter }) =>
    tx
      .select({ opinionId: t.opinion.opinionId })
      .from(t.opinion)
      .where(
        and(
          eq(t.opinion.tenantId, who.tenant),
          eq(t.opinion.proposalId, matter.proposal.proposalId),
          eq(t.opinion.personId, who.person),
          isNull(t.opinion.supersededAt),
        ),
      ),
  decide({ household, stance, reason }, earlier, { who, zone, matter, now, id }) {
    if (!who.homes.some((home) => home.household === household && isWithin(home.zone, zone)))
      return refuse('not-your-home', undefined, 'household')
    const { proposalId } = matter.proposal
    const opinionId = id()
    return {
      ok: true,
      value: { opinion: opinionId },
      changes: [
        ...earlier.map((row) => update(t.opinion, { proposalId, ...row }, { supersededAt: now })),
        insert(t.opinion, {
          proposalId,
          opinionId,
          householdId: household,
          personId: who.person,
          stance,
          reason,
          channel: 'online',
          at: now,
        }),
      ],
      open: { channel: 'online' },
      sealed: { household, stance, reason },
    }
  },
})
