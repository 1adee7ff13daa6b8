import { z } from 'zod'
import { enterSheetInput, importOfficialInput } from './poll.ts'
import { ofMatter } from './proposal.ts'
import { id, text } from './text.ts'

/** 重读: what one person reads on a sheet once an objection to the result was upheld. */
export const rereadSheetInput = enterSheetInput.extend({ objection: id })

/** 重新计票: why, in words that everybody reads. */
export const recountPollInput = z.strictObject({ ...ofMatter, poll: id, reason: text(1000) })

/** 更正官方表决结果: the figures as the platform corrected them, with its document, and why. */
export const correctOfficialInput = importOfficialInput.extend({ reason: text(1000) })
