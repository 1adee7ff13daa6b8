import { z } from 'zod'
import { nonResponses } from '../rules/index.ts'
import { ofMatter } from './proposal.ts'
import { id, instant, text } from './text.ts'

const ofPoll = { ...ofMatter, poll: id }
const question = z.string().regex(/^q([1-9]|10)$/)

/** What an elector can say online, by question. */
const choices = z.record(question, z.enum(['for', 'against', 'abstain']))

/** What can be read on a sheet of paper, by question. */
const choicesOnPaper = z.record(question, z.enum(['for', 'against', 'abstain', 'invalid']))

/** 表决公告: what is asked of whom, from when and for how many days. Its rule, force and mode are the process's. */
export const announcePollInput = z.strictObject({
  ...ofMatter,
  roll: id,
  title: text(60),
  /** One sentence each, the same in notice, ballot and result. */
  questions: z.array(text(300)).min(1).max(10),
  /** Null: now. */
  opensAt: instant.nullable(),
  days: z.int().positive().max(366),
  paper: z.boolean(),
  nonResponse: z.enum(nonResponses),
  /** The clause of the assembly's rules on silence, as an attachment. */
  clause: id.nullable(),
  invalidParticipates: z.boolean(),
})

/** An optional poll is left out. */
export const skipPollInput = z.strictObject({ ...ofMatter, reason: text(500) })

/** More days than were announced, counted from the opening. */
export const extendPollInput = z.strictObject({
  ...ofPoll,
  days: z.int().positive().max(366),
  reason: text(500),
})

/** 投票, for an elector. */
export const castInput = z.strictObject({ ...ofPoll, elector: id, choices })

/** Proof that the papers reached electors: all of them in the same way, at the same time. */
export const recordServiceInput = z.strictObject({
  ...ofPoll,
  electors: z.array(id).min(1).max(500),
  how: z.enum(['in-person', 'post', 'message', 'posted-at-door']),
  at: instant,
  receipt: id.nullable(),
  /** Served with the warning of what silence will mean. */
  warned: z.boolean(),
})

/** A bundle of paper begins. */
export const openBatchInput = z.strictObject(ofPoll)

/** A sheet comes back. */
export const handInInput = z.strictObject({
  ...ofPoll,
  batch: id,
  elector: id,
  handedInAt: instant,
  /** Who fetched it; null: whoever records it. */
  collector: id.nullable(),
  photo: id.nullable(),
})

/** What one person read on a sheet; the same for the one who confirms it and the one who settles it. */
export const enterSheetInput = z.strictObject({ ...ofPoll, sheet: id, choices: choicesOnPaper })

/** A bundle is entered to its last sheet. */
export const declareEnteredInput = z.strictObject({ ...ofPoll, batch: id })

/** The count, done by the clock once no batch is open. */
export const countPollInput = z.strictObject(ofMatter)
