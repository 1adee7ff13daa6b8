import { serveNoticeInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { isAhead } from '../isAhead.ts'
import { standingNotice } from '../notice/standingNotice.ts'
import { holds } from '../who.ts'

/**
 * 送达: an affected household gets plan and notice in hand, from the clerk or the grid worker of its own grid. What hangs anew is
 * served anew.
 */
export const serveNotice = matterAct({
  name: 'serveNotice',
  who: ['gridworker', 'clerk'],
  stage: ['notice'],
  when: 'settling',
  input: serveNoticeInput,
  async load(tx, { who, matter }, [input]) {
    const [affected] = await tx
      .select({ servedAt: t.affectedHousehold.servedAt, zone: t.household.zoneId })
      .from(t.affectedHousehold)
      .innerJoin(
        t.household,
        and(
          eq(t.household.tenantId, t.affectedHousehold.tenantId),
          eq(t.household.householdId, t.affectedHousehold.householdId),
        ),
      )
      .where(
        and(
          eq(t.affectedHousehold.tenantId, who.tenant),
          eq(t.affectedHousehold.proposalId, matter.proposal.proposalId),
          eq(t.affectedHousehold.householdId, input!.household),
        ),
      )
    return { affected, notice: await standingNotice(tx, matter) }
  },
  decide({ household: householdId, servedAt: at }, { affected, notice }, { who, zone, matter, now }) {
    if (!notice) return refuse('notice-not-published')
    if (!affected) return refuse('unknown-household', undefined, 'household')
    const theirs = who.grants.some(
      (grant) => grant.role === 'gridworker' && isWithin(affected.zone, grant.zone),
    )
    if (!theirs && !holds(who, ['clerk'], zone)) return refuse('not-your-role', undefined, 'household')
    if (affected.servedAt && affected.servedAt >= notice.issuedAt) return refuse('already-done')
    const servedAt = new Date(at)
    if (isAhead(servedAt, now) || servedAt < notice.issuedAt)
      return refuse('input-invalid', undefined, 'servedAt')
    const { proposalId } = matter.proposal
    return {
      ok: true,
      value: { household: householdId },
      changes: [update(t.affectedHousehold, { proposalId, householdId }, { servedAt })],
      open: { notice: notice.noticeId, servedAt: at },
      sealed: { household: householdId },
    }
  },
})
