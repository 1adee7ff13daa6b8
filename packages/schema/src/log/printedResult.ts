import { parseArea } from '../rules/area.ts'
import type { ConditionResult } from '../rules/decide.ts'
import { parseFraction } from '../rules/fraction.ts'
import { type Voice, voices } from '../rules/voteCount.ts'
import type { Weight } from '../rules/weight.ts'
import type { Plain } from './canonicalJson.ts'
import type { PrintedTally } from './printTally.ts'

/** A decision as a result prints it. */
export type PrintedDecision = { readonly outcome: string; readonly conditions: readonly ConditionResult[] }

/** One question of a result. */
export type PrintedQuestion = PrintedDecision & {
  readonly key: string
  readonly votes: Readonly<Record<Voice, Weight>>
  readonly silent: Weight
  readonly strict: PrintedDecision | undefined
  /** Of a method question. */
  readonly tally: PrintedTally<PrintedLot> | undefined
}

/** A lot as a result names it. */
export type PrintedLot = {
  readonly winner: string
  readonly among: readonly string[]
  readonly drawnAt: string
  readonly witnesses: number
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
  const tally = question.tally === undefined ? undefined : readTally(question.tally)
  if (question.tally !== undefined && !tally) return undefined
  if (!votes.every(([, weight]) => weight !== undefined)) return undefined
  return {
    ...decision,
    key: question.key,
    silent,
    strict,
    tally,
    votes: Object.fromEntries(votes) as Record<Voice, Weight>,
  }
}

function readTally(value: Plain | undefined): PrintedTally<PrintedLot> | undefined {
  const tally = objectOf(value)
  const { outcome, winners, totals, ranking, rounds, tied, lots } = tally ?? {}
  const sound =
    (outcome === 'decided' || outcome === 'tie') &&
    areTexts(winners) &&
    (totals === null || areFigures(totals)) &&
    (ranking === null || areAll(ranking, areTexts)) &&
    (rounds === null || areAll(rounds, areFigures)) &&
    (tied === null || areTexts(tied)) &&
    areAll(lots, isLotShaped)
  return sound ? (tally as unknown as PrintedTally<PrintedLot>) : undefined
}

function isLotShaped(value: Plain | undefined): boolean {
  const lot = objectOf(value)
  return typeof lot?.winner === 'string' && areTexts(lot.among)
}

function areAll(value: Plain | undefined, is: (item: Plain | undefined) => boolean): boolean {
  return Array.isArray(value) && value.every(is)
}

function areTexts(value: Plain | undefined): boolean {
  return areAll(value, (item) => typeof item === 'string')
}

function areFigures(value: Plain | undefined): boolean {
  const figures = objectOf(value)
  return figures !== undefined && Object.values(figures).every(isCount)
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
