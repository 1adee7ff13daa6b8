import { screenInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq, inArray } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert, update } from '../change.ts'
import { endMatter } from '../endMatter.ts'
import { isInLine } from '../isInLine.ts'

/** 受理: accept, adopt, let go straight to work, return with a reason, or merge into another matter. */
export const screen = matterAct({
  name: 'screen',
  who: ['clerk'],
  stage: ['screen'],
  when: 'settling',
  input: screenInput,
  async load(tx, { who }, [input]) {
    const affected = 'affected' in input! ? input.affected.map((one) => one.household) : []
    const households = await tx
      .select({ id: t.household.householdId, zone: t.household.zoneId })
      .from(t.household)
      .where(and(eq(t.household.tenantId, who.tenant), inArray(t.household.householdId, ['', ...affected])))
    const into = 'into' in input! ? input.into : ''
    const [target] = await tx
      .select({ end: t.proposal.end, zone: t.proposal.zoneId })
      .from(t.proposal)
      .where(and(eq(t.proposal.tenantId, who.tenant), eq(t.proposal.proposalId, into)))
    const consent = 'consent' in input! ? (input.consent ?? '') : ''
    const papers = await tx.$count(
      t.attachment,
      and(eq(t.attachment.tenantId, who.tenant), eq(t.attachment.attachmentId, consent)),
    )
    return { households: new Map(households.map((row) => [row.id, row.zone])), target, papers }
  },
  decide(input, { households, target, papers }, { matter, now, zone }) {
    const { proposalId } = matter.proposal
    const value = { proposal: proposalId, decision: input.decision }
    if (input.decision === 'returned' || input.decision === 'merged') {
      const merged = input.decision === 'merged'
      if (merged && (!target || target.end || input.into === proposalId || !isInLine(target.zone, zone)))
        return refuse('unknown-proposal', undefined, 'into')
      const end = merged ? ('merged' as const) : ('returned' as const)
      const changes = endMatter(matter, { end, reason: input.reason }, now)
      if (merged) changes.push(update(t.proposal, { proposalId }, { mergedInto: input.into }))
      return {
        ok: true,
        value,
        changes,
        open: { end, into: merged ? input.into : null },
        sealed: { reason: input.reason },
      }
    }
    if (input.consent !== null && papers === 0) return refuse('unknown-attachment', undefined, 'consent')
    const lost = input.affected.findIndex(({ household }) => {
      const at = households.get(household)
      return at === undefined || !isWithin(at, zone)
    })
    if (lost >= 0) return refuse('unknown-household', undefined, `affected.${lost}.household`)
    const { decision, ownership, consent, money, partyStudy } = input
    return {
      ok: true,
      value,
      changes: [
        update(
          t.proposal,
          { proposalId },
          { screening: { decision, ownership, consent, money, partyStudy } },
        ),
        ...input.affected.map(({ household, why }) =>
          insert(t.affectedHousehold, { proposalId, householdId: household, why }),
        ),
      ],
      open: { decision, affected: input.affected.length },
      sealed: { ownership, money, households: input.affected.map((one) => one.household) },
      facts: { screening: decision },
    }
  },
})
