import { cancelSessionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { lockSession } from '../session.ts'

/**
 * 取消会议: a session that was called and has not begun is called off, with the reason. What was on its agenda closes without a result, and can
 * be put on another's.
 */
export const cancelSession = zoneAct({
  name: 'cancelSession',
  who: ['clerk'],
  input: cancelSessionInput,
  async load(tx, { who }, [input]) {
    const standing = await lockSession(tx, who.tenant, input!.session)
    const left = await tx
      .select({ motionId: t.motion.motionId })
      .from(t.motion)
      .where(
        and(
          eq(t.motion.tenantId, who.tenant),
          eq(t.motion.sessionId, input!.session),
          isNull(t.motion.closedAt),
        ),
      )
    return { standing, left }
  },
  decide({ session: sessionId, reason }, { standing, left }, { zone, now }) {
    if (standing?.session.zoneId !== zone) return refuse('unknown-session', undefined, 'session')
    const { closedAt, openedAt, startsAt, place, number, changes } = standing.session
    if (closedAt) return refuse('session-closed')
    if (openedAt) return refuse('session-open')
    const was = { startsAt: startsAt.toISOString(), place }
    const change = { kind: 'cancelled' as const, at: now.toISOString(), reason, ...was }
    return {
      ok: true,
      value: { session: sessionId },
      changes: [
        ...left.map(({ motionId }) => update(t.motion, { motionId }, { closedAt: now })),
        update(
          t.councilSession,
          { sessionId },
          { closedAt: now, cancelledAt: now, changes: [...changes, change] },
        ),
      ],
      open: { session: sessionId, number, motions: left.length },
      sealed: { reason },
    }
  },
})
