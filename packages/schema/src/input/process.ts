import { z } from 'zod'
import { bodies, methodKeys, pollForces } from '../words/index.ts'
import { day, optionalText, text, zoneId } from './text.ts'

const both = z.strictObject({ zh: text(500), en: optionalText(500) })
const period = z.strictObject({ days: z.int().min(1).max(365), unit: z.enum(['day', 'workday']) })
const many = z.int().min(1).max(100_000)
const rule = z.string().max(60)

/** Each kind of stage with its numbers. */
const stage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('screen'), due: period }),
  z.strictObject({ kind: z.literal('second'), period, seconds: many }),
  z.strictObject({ kind: z.literal('consult'), period }),
  z.strictObject({
    kind: z.literal('deliberate'),
    rule,
    signOff: period,
    candidates: z.int().min(2).max(10).optional(),
  }),
  z.strictObject({
    kind: z.literal('notice'),
    of: z.enum(['plan', 'roll', 'decision']),
    period,
    answer: period,
    review: period,
  }),
  z.strictObject({ kind: z.literal('call'), period }),
  z.strictObject({
    kind: z.literal('poll'),
    optional: z.boolean(),
    days: z.strictObject({ fewest: z.int().min(1).max(365), most: z.int().min(1).max(365) }),
    electorate: z.enum(['households', 'owners', 'adults', 'members']),
    rule,
    force: z.enum(pollForces),
    mode: z.enum(['open', 'confidential', 'secret']),
    methods: z.array(z.enum(methodKeys)).max(methodKeys.length).optional(),
    rules: z.array(rule).max(8).optional(),
  }),
  z.strictObject({ kind: z.literal('count') }),
  z.strictObject({ kind: z.literal('preliminary'), period, answer: period }),
  z.strictObject({ kind: z.literal('act') }),
  z.strictObject({ kind: z.literal('accept'), period }),
  z.strictObject({ kind: z.literal('publish'), period, within: period.nullable() }),
  z.strictObject({
    kind: z.literal('rate'),
    period,
    fewest: many,
    floor: z.int().min(1).max(5),
    reopenings: z.int().min(0).max(9),
  }),
  z.strictObject({ kind: z.literal('ask'), period }),
  z.strictObject({ kind: z.literal('appraise'), period, raters: many }),
  z.strictObject({ kind: z.literal('meet'), body: z.enum(bodies), rule, ahead: period }),
  z.strictObject({
    kind: z.literal('study'),
    by: z.enum(['branch', 'committees']),
    due: period.nullable(),
  }),
])

/** Its words are looked at when the process is checked, so that each has a reason of its own. */
const condition = z.strictObject({
  measure: z.string().max(20),
  part: z.string().max(20),
  whole: z.string().max(20),
  comparison: z.string().max(2),
  threshold: z.string().max(40),
})

/** A process as data: the community's own, or a shipped one with other numbers. */
export const processData = z.strictObject({
  key: text(60),
  title: both,
  basis: both,
  effectiveFrom: day,
  startedBy: z
    .array(z.enum(['resident', 'gridworker', 'clerk']))
    .min(1)
    .max(3),
  stages: z.array(stage).max(30),
  rules: z
    .array(
      z.strictObject({
        key: z.string().max(60),
        basis: both,
        effectiveFrom: day.nullable(),
        quorum: z.array(condition).max(8),
        approval: z.array(condition).max(8),
      }),
    )
    .max(8)
    .optional(),
})

/** 保存流程. */
export const saveProcessInput = z.strictObject({ zone: zoneId, process: processData })

/** 补录节假日: one year of them, with the official notice that it follows. */
export const extendCalendarInput = z.strictObject({
  zone: zoneId,
  year: z.int().min(2000).max(2199),
  rest: z.string().max(2000),
  work: z.string().max(2000),
  basis: text(300),
})

/** 停用流程. */
export const retireProcessInput = z.strictObject({
  zone: zoneId,
  key: z.string().max(60),
  reason: text(500),
})
