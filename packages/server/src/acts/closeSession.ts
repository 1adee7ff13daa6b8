import { closeSessionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { isSpeaking, lockFloor } from '../floor.ts'
import { notOpen } from '../session.ts'

/**
 * 散会: once no vote is running. A motion that was never put closes without a result; its matter can come up at another
 * session. Whoever has the floor has spoken.
 */
export const closeSession = zoneAct({
  name: 'closeSession',
  who: ['clerk'],
  input: closeSessionInput,
  async load(tx, { who }, [input]) {
    const { standing, speeches } = await lockFloor(tx, who.tenant, input!.session)
    const left = await tx
      .select({ motionId: t.motion.motionId, putAt: t.motion.putAt })
      .from(t.motion)
      .where(
        and(
          eq(t.motion.tenantId, who.tenant),
          eq(t.motion.sessionId, input!.session),
          isNull(t.motion.closedAt),
        ),
      )
    return { standing, left, speaking: speeches.filter(isSpeaking) }
  },
  decide({ session: sessionId }, { standing, left, speaking }, { zone, now }) {
    const closed = notOpen(standing, zone)
    if (closed) return closed
    const running = left.filter((motion) => motion.putAt).length
    if (running > 0) return refuse('motions-open', { motions: running })
    return {
      ok: true,
      value: { session: sessionId },
      changes: [
        ...speaking.map(({ speechId }) => update(t.speech, { speechId }, { endedAt: now })),
        ...left.map(({ motionId }) => update(t.motion, { motionId }, { closedAt: now })),
        update(t.councilSession, { sessionId }, { closedAt: now }),
      ],
      open: { session: sessionId, number: standing!.session.number },
    }
  },
})
