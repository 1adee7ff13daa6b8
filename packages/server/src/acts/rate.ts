import { rateInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert, update } from '../change.ts'

/** 评价: one to five stars for each household, changed as often as it likes until the last day. */
export const rate = matterAct({
  name: 'rate',
  who: ['resident'],
  stage: ['rate'],
  when: 'open',
  lock: 'share',
  input: rateInput,
  async load(tx, { who, matter }, [input]) {
    const { proposalId, reopened } = matter.proposal
    const standing = await tx.$count(
      t.rating,
      and(
        eq(t.rating.tenantId, who.tenant),
        eq(t.rating.proposalId, proposalId),
        eq(t.rating.round, reopened),
        eq(t.rating.householdId, input!.household),
      ),
    )
    return { standing }
  },
  decide({ household: householdId, stars, comment }, { standing }, { who, zone, matter, now }) {
    if (!who.homes.some((home) => home.household === householdId && isWithin(home.zone, zone)))
      return refuse('not-your-home', undefined, 'household')
    const { proposalId, reopened: round } = matter.proposal
    const key = { proposalId, round, householdId }
    const word = { personId: who.person, stars, comment, at: now }
    return {
      ok: true,
      value: { stars },
      changes: [standing > 0 ? update(t.rating, key, word) : insert(t.rating, { ...key, ...word })],
      open: { round },
      sealed: { household: householdId, stars, comment },
    }
  },
})
