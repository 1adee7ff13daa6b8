import { z } from 'zod'
import { nonResponses } from '../rules/index.ts'
import { longestChoice, methodKeys, pollForces, serviceWays } from '../words/index.ts'
import { noticeText } from './notice.ts'
import { ofMatter } from './proposal.ts'
import { telephone } from './setup.ts'
import { id, instant, optionalText, text } from './text.ts'

const ofPoll = { ...ofMatter, poll: id }
const question = z.string().regex(/^q([1-9]|10)$/)

/** A choice word. Whether it is one of its question is asked once the question is known. */
const choiceWord = z
  .string()
  .max(longestChoice)
  .regex(/^[a-z0-9+,=>]+$/)

/** What an elector says, or what was read on a sheet, by question. */
const choices = z.record(question, choiceWord)

/** A question that is answered by yes, no or abstain, or by a choice between two to nine options. */
const asked = z.strictObject({
  text: text(300),
  /** How it is counted; left out or null: yes, no and abstain. */
  method: z.enum(methodKeys).nullable().optional(),
  options: z
    .array(text(60))
    .min(2)
    .max(9)
    .refine((options) => new Set(options).size === options.length)
    .optional(),
  /** Left out: the stage's. */
  rule: z.string().max(60).optional(),
})

/** 表决公告: what is asked of whom, from when and for how many days. Its rule, force and mode are the process's. */
export const announcePollInput = z.strictObject({
  ...ofMatter,
  roll: id,
  title: text(60),
  /** Text and options are the same in notice, ballot and result. */
  questions: z.array(asked).min(1).max(10),
  /** Null: now. */
  opensAt: instant.nullable(),
  days: z.int().positive().max(366),
  paper: z.boolean(),
  nonResponse: z.enum(nonResponses),
  /** The clause of the assembly's rules on silence, as an attachment. */
  clause: id.nullable(),
  /** How that clause is called in the rules. */
  clauseText: text(100).optional(),
  invalidParticipates: z.boolean(),
  /** For how many others one person may vote; left out, three among owners and adults and none elsewhere. */
  proxies: z.int().min(0).max(20).optional(),
  /** What force it has, where the process leaves that open; left out, the process's own. */
  force: z.enum(pollForces).optional(),
})

/** Who holds a mandate: somebody by their own door, who is known, or, on paper, somebody new. */
const holder = z.union([
  z.strictObject({ elector: id }),
  z.strictObject({ building: text(20), unit: optionalText(20), room: text(20) }),
  z.strictObject({ person: id }),
  z.strictObject({ name: text(40), phone: telephone.optional() }),
])

/** 委托: a mandate, item by item, online by the principal or on paper by way of a clerk. */
export const grantProxyInput = z.strictObject({
  ...ofPoll,
  elector: id,
  holder,
  /** `free`, or the choice word that the holder is bound to. */
  items: z.record(question, choiceWord),
  /** The signed paper; a clerk's entry needs it. */
  document: id.nullable(),
})

/** 撤销委托. */
export const revokeProxyInput = z.strictObject({ ...ofPoll, proxy: id })

/** A figure of a weight, as a document says it. */
const weight = z.strictObject({
  heads: z.int().nonnegative(),
  area: z
    .string()
    .max(20)
    .regex(/^\d+(\.\d{1,2})?$/),
})

/** The result of an official platform: its votes by question, and the document that says so. */
export const importOfficialInput = z.strictObject({
  ...ofPoll,
  platform: text(60),
  document: id,
  decidedAt: instant,
  votes: z
    .array(z.strictObject({ for: weight, against: weight, abstain: weight, invalid: weight }))
    .min(1)
    .max(10),
})

/** An optional poll is left out. */
export const skipPollInput = z.strictObject({ ...ofMatter, reason: text(500) })

/** More days than were announced, counted from the opening. */
export const extendPollInput = z.strictObject({
  ...ofPoll,
  days: z.int().positive().max(366),
  reason: text(500),
  /** What is published of it; it hangs until the new end. */
  notice: z.strictObject(noticeText),
})

/** 投票, for an elector. */
export const castInput = z.strictObject({ ...ofPoll, elector: id, choices })

/** Proof that the papers reached electors: all of them in the same way, at the same time. */
export const recordServiceInput = z.strictObject({
  ...ofPoll,
  electors: z.array(id).min(1).max(500),
  how: z.enum(serviceWays),
  at: instant,
  /** Who brought it; left out: whoever records it. */
  servedBy: id.optional(),
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
  /** The mandate under which somebody else filled it in. */
  proxy: id.optional(),
})

/** What one person read on a sheet; the same for the one who confirms it and the one who settles it. */
export const enterSheetInput = z.strictObject({ ...ofPoll, sheet: id, choices })

/** A bundle is entered to its last sheet. */
export const declareEnteredInput = z.strictObject({
  ...ofPoll,
  batch: id,
  /** How many sheets lie in it, counted by hand; left out, as many as were handed in. */
  sheets: z.int().min(0).max(100_000).optional(),
})

/** The count, done by the clock once no batch is open. */
export const countPollInput = z.strictObject(ofMatter)
