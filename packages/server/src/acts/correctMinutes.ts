import { correctMinutesInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert } from '../change.ts'
import { lockSession } from '../session.ts'

/** 纪要更正: stands beside the published minutes, marked and dated; what was published is never rewritten. */
export const correctMinutes = zoneAct({
  name: 'correctMinutes',
  who: ['clerk'],
  input: correctMinutesInput,
  async load(tx, { who }, [input]) {
    const standing = await lockSession(tx, who.tenant, input!.session)
    const seq = await tx.$count(
      t.minutesCorrection,
      and(eq(t.minutesCorrection.tenantId, who.tenant), eq(t.minutesCorrection.sessionId, input!.session)),
    )
    return { standing, seq }
  },
  decide({ session: sessionId, text }, { standing, seq }, { who, zone, now }) {
    if (standing?.session.zoneId !== zone) return refuse('unknown-session', undefined, 'session')
    if (!standing.session.minutesAt) return refuse('minutes-missing')
    return {
      ok: true,
      value: { session: sessionId, corrections: seq + 1 },
      changes: [insert(t.minutesCorrection, { sessionId, seq, text, personId: who.person, at: now })],
      open: { session: sessionId, number: standing.session.number, correction: seq + 1 },
      sealed: { text },
    }
  },
})
