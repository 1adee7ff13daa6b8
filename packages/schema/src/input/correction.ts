import { z } from 'zod'
import { enterSheetInput } from './poll.ts'
import { ofMatter } from './proposal.ts'
import { id, text } from './text.ts'

/** 重读: what one person reads on a sheet once an objection to the result was upheld. */
export const rereadSheetInput = enterSheetInput.extend({ objection: id })

/** 重新计票: why, in words that everybody reads. */
export const recountPollInput = z.strictObject({ ...ofMatter, poll: id, reason: text(1000) })
