import { moveSessionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { noticeAhead } from '../council/noticeAhead.ts'
import { lockSession } from '../session.ts'

/**
 * 改期: a session that was called and has not begun is held at another time or place, with the reason. Another time is as far ahead as the
 * clause asks of a call; another place may be told at any time before it begins.
 */
export const moveSession = zoneAct({
  name: 'moveSession',
  who: ['clerk'],
  input: moveSessionInput,
  async load(tx, { who }, [input]) {
    const standing = await lockSession(tx, who.tenant, input!.session)
    return { standing, ahead: await noticeAhead(tx, who.tenant, input!.session) }
  },
  decide({ session: sessionId, place, reason, ...input }, { standing, ahead }, { zone, now, due }) {
    if (standing?.session.zoneId !== zone) return refuse('unknown-session', undefined, 'session')
    const { closedAt, openedAt, startsAt: before, place: placeBefore, number, changes } = standing.session
    if (closedAt) return refuse('session-closed')
    if (openedAt) return refuse('session-open')
    const startsAt = new Date(input.startsAt)
    const sameTime = startsAt.getTime() === before.getTime()
    if (sameTime && place === placeBefore) return refuse('nothing-due')
    if (startsAt <= now) return refuse('input-invalid', undefined, 'startsAt')
    if (!sameTime && ahead && startsAt < due(now, ahead))
      return refuse('period-too-short', { days: ahead.days }, 'startsAt')
    const was = { startsAt: before.toISOString(), place: placeBefore }
    const change = { kind: 'moved' as const, at: now.toISOString(), reason, ...was }
    return {
      ok: true,
      value: { session: sessionId, startsAt: startsAt.toISOString() },
      changes: [update(t.councilSession, { sessionId }, { startsAt, place, changes: [...changes, change] })],
      open: { session: sessionId, number, before: was.startsAt, startsAt: startsAt.toISOString() },
      sealed: { place, reason },
    }
  },
})
