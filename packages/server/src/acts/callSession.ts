import { callSessionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq, inArray, isNull, max } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'
import { roleHolders } from '../roleHolders.ts'

/**
 * 召集会议: the council of a zone, by a clerk. Its members are the councillors of this moment; its agenda is one motion for
 * each matter, on one version of its plan.
 */
export const callSession = zoneAct({
  name: 'callSession',
  who: ['clerk'],
  input: callSessionInput,
  async load(tx, { who, zone }, [input]) {
    const proposals = input!.agenda.map((item) => item.proposal)
    const matters = await tx
      .select({ id: t.proposal.proposalId, zone: t.proposal.zoneId, stage: t.stage.kind })
      .from(t.proposal)
      .leftJoin(
        t.stage,
        and(
          eq(t.stage.tenantId, t.proposal.tenantId),
          eq(t.stage.proposalId, t.proposal.proposalId),
          isNull(t.stage.closedAt),
        ),
      )
      .where(and(eq(t.proposal.tenantId, who.tenant), inArray(t.proposal.proposalId, proposals)))
    const plans = await tx
      .select({ proposal: t.plan.proposalId, version: t.plan.version })
      .from(t.plan)
      .where(and(eq(t.plan.tenantId, who.tenant), inArray(t.plan.proposalId, proposals)))
    const [before] = await tx
      .select({ number: max(t.councilSession.number) })
      .from(t.councilSession)
      .where(and(eq(t.councilSession.tenantId, who.tenant), eq(t.councilSession.zoneId, zone)))
    const members = await roleHolders(tx, who.tenant, { role: 'councillor', zone })
    return { matters, plans, number: (before?.number ?? 0) + 1, members: members.map((one) => one.person) }
  },
  decide({ startsAt, place, agenda }, { matters, plans, number, members }, { who, zone, id }) {
    if (members.length === 0) return refuse('not-quorate', { members: 0 })
    for (const [i, item] of agenda.entries()) {
      const at = `agenda.${i}`
      const matter = matters.find((row) => row.id === item.proposal)
      if (!matter || !isWithin(matter.zone, zone))
        return refuse('unknown-proposal', undefined, `${at}.proposal`)
      if (matter.stage === null) return refuse('matter-ended', undefined, `${at}.proposal`)
      if (matter.stage !== 'deliberate')
        return refuse('wrong-stage', { stage: matter.stage }, `${at}.proposal`)
      if (agenda.findIndex((other) => other.proposal === item.proposal) < i)
        return refuse('already-exists', undefined, `${at}.proposal`)
      if (!plans.some((plan) => plan.proposal === item.proposal && plan.version === item.planVersion))
        return refuse('unknown-plan', undefined, `${at}.planVersion`)
    }
    const sessionId = id()
    const motions = agenda.map(({ proposal: proposalId, text, planVersion }, item) => ({
      motionId: id(),
      sessionId,
      proposalId,
      item: item + 1,
      text,
      planVersion,
    }))
    return {
      ok: true,
      value: { session: sessionId, number, motions: motions.map((motion) => motion.motionId) },
      changes: [
        insert(t.councilSession, {
          sessionId,
          zoneId: zone,
          number,
          startsAt: new Date(startsAt),
          place,
          personId: who.person,
          members,
        }),
        ...motions.map((motion) => insert(t.motion, motion)),
      ],
      open: { session: sessionId, number, startsAt, members: members.length, motions: motions.length },
      sealed: { place, members, texts: agenda.map((item) => item.text) },
    }
  },
})
