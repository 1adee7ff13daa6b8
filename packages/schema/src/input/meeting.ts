import { z } from 'zod'
import { ofMatter } from './proposal.ts'
import { day, id, instant, optionalText, text, zoneId } from './text.ts'

/** 研究结论: of the Party branch, or of the two committees. */
export const recordStudyInput = z.strictObject({
  ...ofMatter,
  heldOn: day,
  conclusion: z.enum(['agreed', 'returned']),
  note: text(2000),
  papers: z.array(id).max(9).default([]),
})

/** 召集会议, for one matter: when and where, what is asked, and whose roll the members are; the council has no roll. */
export const callMeetingInput = z.strictObject({
  ...ofMatter,
  startsAt: instant,
  place: text(100),
  text: text(500),
  roll: id.nullable(),
})

/** 签到与离场: many at once, by a clerk at the door. */
export const recordAttendanceInput = z.strictObject({
  zone: zoneId,
  session: id,
  arrived: z.array(id).max(2000),
  left: z.array(id).max(2000),
})

const hands = z.int().min(0).max(1_000_000)

/** 举手表决: counted in the room. */
export const countHandsInput = z.strictObject({
  ...ofMatter,
  motion: id,
  for: hands,
  against: hands,
  abstain: hands,
})

/** 问: an answer to the survey. */
export const answerSurveyInput = z.strictObject({ ...ofMatter, household: id, body: text(1000) })

/** 候选事项. */
export const listCandidatesInput = z.strictObject({
  ...ofMatter,
  candidates: z.array(text(200)).min(2).max(50),
})

/** 评: 0 to 5 for each candidate by its key; one that is left out has 0. */
export const appraiseInput = z.strictObject({
  ...ofMatter,
  household: id,
  scores: z.record(z.string().max(10), z.int().min(0).max(5)),
})

/** Count the scores: the clock's own act. */
export const countAppraisalInput = z.strictObject(ofMatter)

/** 抽签: between those that are level, drawn in public. Of a question of a poll, poll and question are named. */
export const recordLotInput = z.strictObject({
  ...ofMatter,
  poll: id.optional(),
  question: z.string().max(10).optional(),
  winner: z.string().max(10),
  drawnAt: instant,
  place: text(100),
  how: text(500),
  witnesses: z.array(text(40)).min(2).max(9),
  note: optionalText(500).default(''),
})

/** 编制成员名册: persons by name, with their building where that tells two of one name apart. */
export const makeMemberRollInput = z.strictObject({
  zone: zoneId,
  kind: z.enum(['adults', 'members']),
  name: text(60),
  members: z
    .array(z.strictObject({ name: text(40), building: optionalText(40).default('') }))
    .min(1)
    .max(5000),
})
