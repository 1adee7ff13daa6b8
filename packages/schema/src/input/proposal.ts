import { z } from 'zod'
import { id, instant, optionalText, photos, text, zoneId } from './text.ts'

/** Every act on a matter names its zone and its proposal. */
export const ofMatter = { zone: zoneId, proposal: id }

/** 提议: a resident's own, or written down by a grid worker for a household. */
export const proposeInput = z.strictObject({
  zone: zoneId,
  process: text(60),
  title: text(60),
  body: text(4000),
  place: optionalText(100),
  photos: photos.default([]),
  /** The proposing household: one's own, or the one that a grid worker writes for. */
  household: id.optional(),
  /** The matter that this one follows. */
  follows: id.optional(),
})

/** 撤回. */
export const withdrawInput = z.strictObject({ ...ofMatter, reason: text(500) })

/** 受理, or one of its other answers. */
export const screenInput = z.discriminatedUnion('decision', [
  z.strictObject({
    ...ofMatter,
    decision: z.enum(['accepted', 'adopted', 'without-vote']),
    ownership: text(500),
    consent: id.nullable(),
    money: text(500),
    partyStudy: optionalText(500).nullable(),
    affected: z.array(z.strictObject({ household: id, why: text(200) })).max(200),
  }),
  z.strictObject({ ...ofMatter, decision: z.literal('returned'), reason: text(1000) }),
  z.strictObject({ ...ofMatter, decision: z.literal('merged'), into: id, reason: text(1000) }),
])

/** 附议, for one's household. */
export const secondInput = z.strictObject({ ...ofMatter, household: id })

/** An opinion, online. */
export const opineInput = z.strictObject({
  ...ofMatter,
  household: id,
  stance: z.enum(['for', 'against', 'unsure']),
  reason: optionalText(1000),
})

/** 走访; with an opinion where the household gave one. `visit` is made on the phone, so that sending twice writes once. */
export const visitInput = z.strictObject({
  ...ofMatter,
  visit: id,
  household: id,
  visitedAt: instant,
  together: optionalText(200),
  needs: optionalText(2000),
  outcome: z.enum(['talking', 'agreed', 'against', 'not-met']),
  persuading: z.boolean(),
  opinion: z
    .strictObject({ stance: z.enum(['for', 'against', 'unsure']), reason: optionalText(1000) })
    .nullable(),
})

/** 关注, or no longer. */
export const followInput = z.strictObject({ ...ofMatter, active: z.boolean() })

/** 方案: the first version, or the next one; `cost` is in fen. */
export const draftPlanInput = z.strictObject({
  ...ofMatter,
  body: text(20_000),
  sentence: text(200),
  scope: text(1000),
  place: text(200),
  cost: z.int().min(0).max(2_000_000_000),
  money: text(500),
  explanation: text(4000),
  photos: photos.default([]),
  change: z.enum(['first', 'substance', 'correction']),
})

/** Close a stage whose last day is over: the clock's own act. */
export const closeStageInput = z.strictObject({ ...ofMatter, seq: z.int().nonnegative().max(100_000) })
