import { z } from 'zod'
import { id, instant, text, zoneId } from './text.ts'

const ofSession = { zone: zoneId, session: id }

/** 改期: a meeting that was called is held at another time, at another place, or both. */
export const moveSessionInput = z.strictObject({
  ...ofSession,
  startsAt: instant,
  place: text(100),
  reason: text(500),
})

/** 取消会议. */
export const cancelSessionInput = z.strictObject({ ...ofSession, reason: text(500) })
