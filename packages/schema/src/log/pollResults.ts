import { parseArea } from '../rules/area.ts'
import { decide } from '../rules/decide.ts'
import { parseFraction, reaches } from '../rules/fraction.ts'
import { ruleOf } from '../rules/rules.ts'
import { type Voice, voices, voteCountFault } from '../rules/voteCount.ts'
import { addWeights, type Weight, weightless } from '../rules/weight.ts'
import { canonicalJson, type Plain } from './canonicalJson.ts'
import { countingBallots } from './countingBallots.ts'
import type { OpenFacts } from './entry.ts'
import { type PollRecord, pollRecords } from './pollRecord.ts'
import {
  objectOf,
  type PrintedDecision,
  type PrintedQuestion,
  type PrintedResult,
  readPrintedResult,
  readWeight,
} from './printedResult.ts'
import { isReread, recountFault } from './recounts.ts'
import type { LogCheck, LoggedEntry } from './verify.ts'

/**
 * Whether every result in the log follows from what the log says of its poll, as far as that is public: from the announcement (roll,
 * rule), from the ballots (how many count, by which channel, none after the count but a sheet that was read again for an upheld
 * objection), from their choices where these have been opened, and from its own numbers (what is silent, each condition, the outcome). A later
 * result names the one that it corrects; both have to follow from the ballots before them.
 */
export const pollResults: LogCheck = {
  name: 'poll-results',
  check(log) {
    for (const record of pollRecords(log)) {
      for (const [i, result] of record.results.entries()) {
        const before = record.results[i - 1]
        const wrong = (before && recountFault(record, before, result)) ?? checkPoll(record, result)
        if (wrong)
          return { code: wrong.code, index: wrong.index ?? result.index, detail: wrong.detail ?? record.poll }
      }
    }
    return undefined
  },
}

type Wrong = { code: string; index?: number; detail?: string } | undefined

function checkPoll(record: PollRecord, logged: LoggedEntry): Wrong {
  const result = readPrintedResult(logged.entry.open.result)
  if (!result) return { code: 'result-malformed' }
  const announced = record.announcement?.entry.open
  if (!announced) return { code: 'announcement-missing' }
  const roll = readWeight({ heads: announced.heads, area: announced.area })
  if (
    roll?.heads !== result.electorate.heads ||
    roll.area !== result.electorate.area ||
    announced.root !== result.root
  )
    return { code: 'result-of-another-roll' }
  const late = record.ballots.find((ballot) => ballot.index > logged.index && !isReread(record, ballot))
  if (late) return { code: 'ballot-after-count', index: late.index }
  const counted = record.ballots.filter((ballot) => ballot.index < logged.index)
  const ballots = countingBallots(counted)
  if (!ballots.ok) return ballots.contradiction
  const { counting } = ballots
  // An official platform counted: its votes rest on its document, what follows from them is checked all the same.
  const theirs = announced.force === 'import-official'
  return (
    checkChannels(result, counting, counted.length) ??
    first(
      result.questions,
      (question) =>
        (theirs ? undefined : checkVotes(question, counting)) ?? checkNumbers(question, result, announced),
    )
  )
}

function checkChannels({ channels }: PrintedResult, counting: readonly LoggedEntry[], all: number): Wrong {
  const by = (channel: string) => counting.filter(({ entry }) => entry.open.channel === channel).length
  const right =
    by('online') === channels.online &&
    by('paper') === channels.paper &&
    all - counting.length === channels.replaced
  return right
    ? undefined
    : { code: 'ballots-differ', detail: `${by('online')} online, ${by('paper')} on paper` }
}

/** The choices that have been opened add up to the votes, or, where some are still sealed, to no more than them. */
function checkVotes(question: PrintedQuestion, counting: readonly LoggedEntry[]): Wrong {
  const sums: Record<Voice, Weight> = {
    for: weightless,
    against: weightless,
    abstain: weightless,
    invalid: weightless,
  }
  let opened = 0
  for (const { index, openings } of counting) {
    const choice = objectOf(openings.choice?.value)
    if (!choice) continue
    const said = objectOf(choice.choices)
    const weight = readWeight({ heads: choice.heads, area: choice.area })
    if (!said || !weight) return { code: 'choice-malformed', index }
    // A proxy votes on what they are mandated for; on the rest their principal is silent.
    if (said[question.key] === undefined) {
      opened++
      continue
    }
    const voice = voices.find((each) => each === said[question.key])
    if (!voice) return { code: 'choice-malformed', index }
    sums[voice] = addWeights(sums[voice], weight)
    opened++
  }
  const fits = (sum: bigint, printed: bigint) =>
    opened === counting.length ? sum === printed : sum <= printed
  const differs = voices.find(
    (voice) =>
      !fits(sums[voice].heads, question.votes[voice].heads) ||
      !fits(sums[voice].area, question.votes[voice].area),
  )
  return differs && { code: 'votes-differ', detail: `${question.key} ${differs}` }
}

/** The silent are the rest of the roll; the outcome is what the rule makes of the votes. */
function checkNumbers(question: PrintedQuestion, { electorate }: PrintedResult, announced: OpenFacts): Wrong {
  const cast = voices.reduce((sum, voice) => addWeights(sum, question.votes[voice]), weightless)
  const { heads, area } = addWeights(cast, question.silent)
  if (heads !== electorate.heads || area !== electorate.area)
    return { code: 'silent-differ', detail: question.key }
  const own = first([question, ...(question.strict ? [question.strict] : [])], checkOutcome)
  if (own) return { ...own, detail: question.key }
  const rule = typeof announced.rule === 'string' ? ruleOf(announced.rule) : undefined
  if (!rule) return undefined
  const count = { electorate, votes: question.votes }
  if (voteCountFault(rule, count)) return { code: 'result-impossible', detail: question.key }
  // What silence was deemed to be needs the sealed proofs of service; the strict count needs nothing but the votes.
  const counting = {
    nonResponse: 'absent',
    invalidParticipates: announced.invalidParticipates === true,
  } as const
  const printed = question.strict ?? question
  return sameDecision(printed, decide(rule, count, counting))
    ? undefined
    : { code: 'outcome-differs', detail: question.key }
}

/** Each condition is met or not as its own two numbers say, and the outcome follows from the conditions. */
function checkOutcome({ outcome, conditions }: PrintedDecision): Wrong {
  for (const { part, whole, comparison, threshold, met } of conditions) {
    const share = { part: parseArea(part)!, whole: parseArea(whole)! }
    if (reaches(share, comparison, parseFraction(threshold)!) !== met) return { code: 'condition-differs' }
  }
  const fails = (kind: string) => conditions.some((condition) => condition.kind === kind && !condition.met)
  const follows = fails('quorum') ? 'inquorate' : fails('approval') ? 'failed' : 'passed'
  return outcome === follows ? undefined : { code: 'outcome-differs' }
}

const sameDecision = (a: PrintedDecision, b: PrintedDecision): boolean =>
  a.outcome === b.outcome &&
  canonicalJson(a.conditions as unknown as Plain) === canonicalJson(b.conditions as unknown as Plain)

function first<T>(items: readonly T[], check: (item: T) => Wrong): Wrong {
  for (const item of items) {
    const wrong = check(item)
    if (wrong) return wrong
  }
  return undefined
}
