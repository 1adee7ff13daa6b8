import { callMeetingInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, asc, eq, isNull, max } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { meetingOf, memberId, rollKindOf } from '../meetingOf.ts'
import { roleHolders } from '../roleHolders.ts'
import { freezing, rereadRoot } from '../roll/freezing.ts'
import { lockRoll } from '../roll/lockRoll.ts'

/**
 * 召集会议: the body that a process names, so long ahead as its clause asks. Its members are those of a roll, which freezes with the
 * call; the council's are the councillors of this moment. A meeting that did not reach its quorum is called again, as long ahead.
 */
export const callMeeting = matterAct({
  name: 'callMeeting',
  who: ['clerk'],
  stage: ['call', 'meet'],
  when: 'settling',
  input: callMeetingInput,
  async load(tx, context, [input]) {
    const { who, zone, matter } = context
    const { proposalId } = matter.proposal
    // Numbers count within the zone: whoever takes one holds its row.
    await tx
      .select({ zone: t.zone.zoneId })
      .from(t.zone)
      .where(and(eq(t.zone.tenantId, who.tenant), eq(t.zone.zoneId, zone)))
      .for('update')
    const [before] = await tx
      .select({ number: max(t.councilSession.number) })
      .from(t.councilSession)
      .where(and(eq(t.councilSession.tenantId, who.tenant), eq(t.councilSession.zoneId, zone)))
    const called = await tx.$count(
      t.motion,
      and(eq(t.motion.tenantId, who.tenant), eq(t.motion.proposalId, proposalId), isNull(t.motion.closedAt)),
    )
    const roll = input!.roll === null ? undefined : await lockRoll(tx, context, input!.roll)
    const electors = roll
      ? await tx
          .select({ id: t.elector.electorId })
          .from(t.elector)
          .where(and(eq(t.elector.tenantId, who.tenant), eq(t.elector.rollId, roll.rollId)))
          .orderBy(asc(t.elector.electorId))
      : []
    return {
      number: (before?.number ?? 0) + 1,
      called,
      roll,
      frozen: roll ? await rereadRoot(tx, roll) : null,
      // Two rolls number their electors alike; a recusal at one meeting says nothing of another.
      electors: electors.map((elector) => memberId(roll!.rollId, elector.id)),
      councillors: await roleHolders(tx, who.tenant, { role: 'councillor', zone }),
    }
  },
  decide(
    input,
    { number, called, roll, frozen, electors, councillors },
    { who, zone, matter, now, due, id },
  ) {
    const meeting = meetingOf(matter)
    if (!meeting) return refuse('not-available')
    const { spec, position } = meeting
    if (called > 0) return refuse('already-exists')
    const startsAt = new Date(input.startsAt)
    const { kind: stage, closesAt } = matter.stage!
    // The notice hangs first: its days are the days ahead. A meeting without one, or called again, is as long ahead by itself.
    if (stage === 'call' && closesAt === null) return refuse('notice-not-published')
    if (startsAt < (stage === 'call' ? closesAt! : due(now, spec.ahead)))
      return refuse('period-too-short', { days: spec.ahead.days }, 'startsAt')
    const kind = rollKindOf(spec.body)
    if (kind === null && input.roll !== null) return refuse('roll-mismatch', undefined, 'roll')
    if (kind !== null && !roll) return refuse('unknown-roll', undefined, 'roll')
    if (kind !== null && roll!.kind !== kind)
      return refuse('roll-mismatch', { kind: roll!.kind, wanted: kind }, 'roll')
    if (kind !== null && !frozen) return refuse('roll-mismatch', undefined, 'roll')
    const members = kind === null ? councillors.map((one) => one.person) : electors
    if (members.length === 0) return refuse('not-quorate', { members: 0 })
    const sessionId = id()
    const motionId = id()
    const { place, text } = input
    const { proposalId } = matter.proposal
    return {
      ok: true,
      value: { session: sessionId, number, motion: motionId, members: members.length },
      changes: [
        ...(roll ? freezing(roll, now) : []),
        insert(t.councilSession, {
          sessionId,
          zoneId: zone,
          number,
          body: spec.body,
          rollId: roll?.rollId,
          startsAt,
          place,
          personId: who.person,
          members,
        }),
        insert(t.motion, { motionId, sessionId, proposalId, item: 1, text, position }),
      ],
      open: {
        session: sessionId,
        motion: motionId,
        body: spec.body,
        number,
        startsAt: startsAt.toISOString(),
        members: members.length,
        ...(roll ? { roll: roll.rollId, ...frozen } : {}),
      },
      sealed: { place, text, members },
    }
  },
})
