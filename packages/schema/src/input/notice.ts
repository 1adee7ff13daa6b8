import { z } from 'zod'
import { objectionEffects } from '../words/index.ts'
import { draftPlanInput, ofMatter } from './proposal.ts'
import { telephone } from './setup.ts'
import { id, instant, optionalText, text, zoneId } from './text.ts'

/** What a notice says. The face proposes it from the matter's data, a clerk edits it. */
export const noticeText = {
  title: text(120),
  addressee: text(200),
  basis: optionalText(1000),
  body: text(20_000),
  /** Where and how to object. */
  contact: z.strictObject({
    person: optionalText(40),
    telephone,
    place: text(100),
    hours: optionalText(60),
  }),
}

const onPublication = {
  ...noticeText,
  /** The issuing body; the community's own where it is left out. */
  issuer: text(60).optional(),
  attachments: z.array(id).max(20).default([]),
  /** Natural days; the day of issue does not count. */
  days: z.int().min(1).max(365),
}

/** 发布公示, on a matter in its stage. */
export const publishNoticeInput = z.strictObject({
  ...ofMatter,
  kind: z.enum(['plan', 'roll', 'decision', 'call', 'preliminary', 'result']),
  /** roll: the one that it lays open for inspection. call: the one that votes; it freezes. */
  roll: id.optional(),
  ...onPublication,
})

/** 发布公示, on no matter: a quarter's income and spending, or anything else. */
export const publishFreeNoticeInput = z.strictObject({
  zone: zoneId,
  kind: z.enum(['funds', 'other']),
  ...onPublication,
})

/** 结果公开: what was done. */
export const publishOutcomeInput = z.strictObject({ ...ofMatter, ...onPublication })

/** 重新公示. */
export const renewNoticeInput = z.strictObject({ ...ofMatter, ...onPublication })

/** 勘误: the whole text as it should read, and in words what was wrong. */
export const correctNoticeInput = z.strictObject({
  zone: zoneId,
  notice: id,
  ...noticeText,
  correction: text(1000),
})

/** 延长公示期: the period's new length, counted from its beginning. */
export const extendNoticeInput = z.strictObject({
  ...ofMatter,
  notice: id,
  days: z.int().min(1).max(365),
  reason: text(500),
})

/** 修改方案: a new version with another scope, place or cost, while the old one hangs. */
export const revisePlanInput = draftPlanInput.omit({ change: true })

/** 张贴. */
export const postNoticeInput = z.strictObject({
  zone: zoneId,
  notice: id,
  place: text(100),
  photo: id,
  postedAt: instant,
})

/** 揭下. */
export const takeDownInput = z.strictObject({ zone: zoneId, notice: id, posting: id, takenDownAt: instant })

/** 送达: plan and notice handed to an affected household in person. */
export const serveNoticeInput = z.strictObject({ ...ofMatter, household: id, servedAt: instant })

/** 提出异议, online. */
export const raiseObjectionInput = z.strictObject({
  ...ofMatter,
  notice: id,
  household: id,
  body: text(4000),
  /** Whether the words may be printed. */
  consent: z.boolean(),
})

/** 代记异议: what somebody wrote, telephoned or said, written down by staff and read back to them. */
export const writeObjectionInput = z.strictObject({
  ...ofMatter,
  notice: id,
  household: id,
  body: text(4000),
  consent: z.boolean(),
  channel: z.enum(['written', 'telephone', 'in-person']),
  readBack: z.literal(true),
})

/** 当面答复, or the objector's word that they do not want to be met. */
export const meetObjectorInput = z.discriminatedUnion('answer', [
  z.strictObject({
    ...ofMatter,
    objection: id,
    answer: z.literal('met'),
    metAt: instant,
    note: text(2000),
  }),
  z.strictObject({ ...ofMatter, objection: id, answer: z.literal('declined'), note: optionalText(2000) }),
])

/** 书面答复: the public reply, and whether the objection is upheld; of a preliminary result, what that leads to. */
export const answerObjectionInput = z.strictObject({
  ...ofMatter,
  objection: id,
  outcome: z.enum(['upheld', 'dismissed']),
  effect: z.enum(objectionEffects).optional(),
  reply: text(4000),
})

/** 撤回异议. */
export const withdrawObjectionInput = z.strictObject({ ...ofMatter, objection: id })

/** 申请复核. */
export const askReviewInput = z.strictObject({ ...ofMatter, objection: id })
