import { z } from 'zod'
import { ofMatter } from './proposal.ts'
import { day, id, optionalText, text } from './text.ts'

/** 派任务: what has to be done by whom until when. */
export const addTaskInput = z.strictObject({
  ...ofMatter,
  title: text(120),
  /** Whoever does it, as shown: a firm, a team, a person. */
  owner: text(60),
  /** The account that may report it done, where there is one. */
  person: id.optional(),
  /** The last day, in the community's time zone. */
  dueOn: day,
})

/** 完成任务. */
export const finishTaskInput = z.strictObject({ ...ofMatter, task: id, note: optionalText(1000).default('') })

/** 现场照片: of one task or of the whole matter. */
export const addEvidenceInput = z.strictObject({
  ...ofMatter,
  task: id.optional(),
  moment: z.enum(['before', 'after']),
  photos: z.array(id).min(1).max(9),
  takenOn: day,
})

/** 验收: one side's word; a refusal has its reason. */
export const acceptInput = z
  .strictObject({
    ...ofMatter,
    side: z.enum(['proposer', 'council']),
    verdict: z.enum(['accepted', 'refused']),
    reason: optionalText(1000).default(''),
  })
  .refine((input) => input.verdict === 'accepted' || input.reason !== '', { path: ['reason'] })

/** 评价: a household's stars. */
export const rateInput = z.strictObject({
  ...ofMatter,
  household: id,
  stars: z.int().min(1).max(5),
  comment: optionalText(500).default(''),
})
