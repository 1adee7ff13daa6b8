import { parseArea } from '../rules/area.ts'
import type { ConditionResult } from '../rules/decide.ts'
import { parseFraction } from '../rules/fraction.ts'
import { type Voice, voices } from '../rules/voteCount.ts'
import type { Weight } from '../rules/weight.ts'
import type { Plain } from './canonicalJson.ts'

/** A decision as a result prints it. */
export type PrintedDecision = { readonly outcome: string; readonly conditions: readonly ConditionResult[] }

/** One question of a result. */
export type PrintedQuestion = PrintedDecision & {
  readonly key: string
  readonly votes: Readonly<Record<Voice, Weight>>
  readonly silent: Weight
  readonly strict: PrintedDecision | undefined
}

/** A result as the log states it, its numbers read. */
export type PrintedResult = {
  readonly electorate: Weight
  readonly root: string
  readonly channels: { readonly online: number; readonly paper: number; readonly replaced: number }
  readonly questions: readonly PrintedQuestion[]
}

/** Reads the result of an entry's open facts, or `undefined` where it is not one. Nothing is believed but its shape. */
export function readPrintedResult(value: Plain | undefined): PrintedResult | undefined {
  const result = objectOf(value)
  const roll = objectOf(result?.roll)
  const electorate = readWeight(roll)
  const channels = objectOf(result?.channels)
  const [online, paper, replaced] = [channels?.online, channels?.paper, channels?.replaced]
  const questions = Array.isArray(result?.questions) ? result.questions.map(readQuestion) : [undefined]
  if (
    !electorate ||
    typeof roll?.root !== 'string' ||
    !isCount(online) ||
    !isCount(paper) ||
    !isCount(replaced)
  )
    return undefined
  if (!questions.every((question) => question !== undefined)) return undefined
  return { electorate, root: roll.root, channels: { online, paper, replaced }, questions }
}

/** Reads `{"heads": 1, "area": "58.37"}`, or `undefined` where it is not that. */
export function readWeight(value: Plain | undefined): Weight | undefined {
  const weight = objectOf(value)
  const area = typeof weight?.area === 'string' ? parseArea(weight.area) : undefined
  return isCount(weight?.heads) && area !== undefined ? { heads: BigInt(weight.heads), area } : undefined
}

/** The value where it is an object, its keys to be read one by one. */
export const objectOf = (
  value: Plain | undefined,
): { readonly [key: string]: Plain | undefined } | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Plain | undefined })
    : undefined

function readQuestion(value: Plain): PrintedQuestion | undefined {
  const question = objectOf(value)
  const decision = readDecision(value)
  const silent = readWeight(question?.silent)
  const votes = voices.map((voice) => [voice, readWeight(objectOf(question?.votes)?.[voice])] as const)
  const strict = question?.strict === undefined ? undefined : readDecision(question.strict)
  if (!decision || !silent || typeof question?.key !== 'string') return undefined
  if (question.strict !== undefined && !strict) return undefined
  if (!votes.every(([, weight]) => weight !== undefined)) return undefined
  return {
    ...decision,
    key: question.key,
    silent,
    strict,
    votes: Object.fromEntries(votes) as Record<Voice, Weight>,
  }
}

function readDecision(value: Plain | undefined): PrintedDecision | undefined {
  const decision = objectOf(value)
  const conditions = Array.isArray(decision?.conditions) ? decision.conditions : [undefined]
  if (typeof decision?.outcome !== 'string' || !conditions.every(isCondition)) return undefined
  return { outcome: decision.outcome, conditions: conditions as unknown as ConditionResult[] }
}

function isCondition(value: Plain | undefined): boolean {
  const condition = objectOf(value)
  if (!condition || typeof condition.threshold !== 'string' || !parseFraction(condition.threshold))
    return false
  const amounts = [condition.part, condition.whole].map((text) =>
    typeof text === 'string' ? parseArea(text) : undefined,
  )
  if (amounts.includes(undefined) || typeof condition.met !== 'boolean') return false
  return (
    (condition.kind === 'quorum' || condition.kind === 'approval') &&
    (condition.measure === 'heads' || condition.measure === 'area') &&
    (condition.comparison === '>' || condition.comparison === '>=')
  )
}

const isCount = (value: Plain | undefined): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0
