import {
  type Counting,
  comparisons,
  decide,
  measures,
  nonResponses,
  parseArea,
  parts,
  type Rule,
  ruleFault,
  ruleOf,
  voteCountFault,
} from '@yishi/schema/rules'
import { z } from 'zod'
import { answerEach } from './answerEach.ts'
import { parse } from './parse.ts'
import { readJson } from './readInput.ts'
import { InputFault, type Reply } from './reply.ts'

const heads = z.int('a whole number of heads, 0 or more').nonnegative().transform(BigInt)
const area = z.string('an area is text: "58.37"').transform((text, context) => {
  const hundredths = parseArea(text)
  if (hundredths !== undefined) return hundredths
  context.addIssue('an area is digits with at most two places: "58.37"')
  return z.NEVER
})
const weight = z.strictObject({ heads: heads.optional(), area: area.optional() })
const condition = z.strictObject({
  measure: z.enum(measures),
  part: z.enum(parts),
  whole: z.enum(parts),
  comparison: z.enum(comparisons),
  threshold: z.string(),
})
const ownRule = z.strictObject({ quorum: z.array(condition), approval: z.array(condition) })
const question = z.strictObject({
  rule: z.unknown(),
  electorate: weight,
  present: weight.optional(),
  votes: z.strictObject({ for: weight, against: weight, abstain: weight, invalid: weight.optional() }),
  silentServed: weight.optional(),
  options: z
    .strictObject({
      nonResponse: z.enum(nonResponses).optional(),
      invalidParticipates: z.boolean().optional(),
    })
    .optional(),
})
const byDefault: Counting = { nonResponse: 'absent', invalidParticipates: false }

/** `yishi decide [FILE]`: what a counted vote comes to under a rule. */
export async function decideCommand(file?: string): Promise<Reply> {
  return answerEach(await readJson(file), answer)
}

function answer(input: unknown): unknown {
  const { rule: named, options, ...count } = parse(question, input)
  const rule = ruleFrom(named)
  const fault = voteCountFault(rule, count)
  if (fault) throw new InputFault('input-invalid', fault.path, faultMessages[fault.code])
  return decide(rule, count, { ...byDefault, ...options })
}

const faultMessages = {
  missing: 'the rule needs this figure',
  contradiction: 'the figures add up to more than this',
}

function ruleFrom(named: unknown): Rule {
  if (typeof named === 'string') {
    const rule = ruleOf(named)
    if (!rule) throw new InputFault('input-invalid', 'rule', 'no rule has this key')
    return rule
  }
  const { rule } = parse(z.strictObject({ rule: ownRule }), { rule: named })
  const fault = ruleFault(rule)
  if (fault === undefined) return rule
  throw new InputFault(
    'input-invalid',
    `rule.${fault}`,
    fault === 'approval' ? 'at least one condition' : 'a fraction of at most 1: "2/3"',
  )
}
