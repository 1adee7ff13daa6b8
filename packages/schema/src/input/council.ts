import { z } from 'zod'
import { ofMatter } from './proposal.ts'
import { id, instant, text, zoneId } from './text.ts'

/** Every act on a session names its zone and the session. */
const ofSession = { zone: zoneId, session: id }

/** Every act on a motion names the matter and the motion. */
const ofMotion = { ...ofMatter, motion: id }

/** 召集: when, where, and what the council is asked; each motion is about one version of one plan. */
export const callSessionInput = z.strictObject({
  zone: zoneId,
  startsAt: instant,
  place: text(100),
  agenda: z
    .array(z.strictObject({ proposal: id, text: text(500), planVersion: z.int().min(1).max(100_000) }))
    .min(1)
    .max(20),
})

/** 开会. */
export const openSessionInput = z.strictObject(ofSession)

/** 散会. */
export const closeSessionInput = z.strictObject(ofSession)

/** 到会: a member, by oneself or by the clerk. */
export const arriveInput = z.strictObject({ ...ofSession, person: id })

/** 离会. */
export const leaveInput = z.strictObject({ ...ofSession, person: id })

/** 要求发言: a member, or somebody who is heard without being one, on a motion. */
export const askToSpeakInput = z.strictObject({
  ...ofSession,
  motion: id,
  speaker: z.union([z.strictObject({ person: id }), z.strictObject({ guest: text(40) })]),
})

/** Every act on a speech names its session. */
const ofSpeech = z.strictObject({ ...ofSession, speech: id })

/** 取消发言. */
export const withdrawSpeechInput = ofSpeech

/** 请发言. */
export const giveFloorInput = ofSpeech

/** 发言结束. */
export const endSpeechInput = ofSpeech

/** 回避. */
export const recuseInput = z.strictObject({ ...ofMatter, person: id, reason: text(500) })

/** 提请表决. */
export const putMotionInput = z.strictObject(ofMotion)

/** 议事会表决. */
export const voteMotionInput = z.strictObject({ ...ofMotion, choice: z.enum(['for', 'against', 'abstain']) })

/** 表决结束. */
export const closeMotionInput = z.strictObject(ofMotion)

/** 会签; `absent` says that there is no such party. */
export const signOffInput = z.strictObject({
  ...ofMatter,
  party: z.enum(['community', 'council', 'property']),
  stance: z.enum(['signed', 'absent']),
})

/** 逾期未签: those who stayed silent past the due time. */
export const recordSilenceInput = z.strictObject(ofMatter)

/** 会议纪要. */
export const publishMinutesInput = z.strictObject({ ...ofSession, text: text(20_000) })

/** 纪要更正. */
export const correctMinutesInput = z.strictObject({ ...ofSession, text: text(20_000) })
