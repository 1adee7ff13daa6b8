import { parseArea } from '../rules/area.ts'
import { decide, type Verdict } from '../rules/decide.ts'
import { decideQuestion, digitsOf } from '../rules/decideQuestion.ts'
import { parseFraction, reaches } from '../rules/fraction.ts'
import { knowsFor } from '../rules/knowsFor.ts'
import type { Rule } from '../rules/rule.ts'
import { voices, voteCountFault } from '../rules/voteCount.ts'
import { addWeights, type Weight, weightless } from '../rules/weight.ts'
import { formOf, readChoice } from '../words/index.ts'
import type { AnnouncedQuestion } from './announcedQuestion.ts'
import { canonicalJson, type Plain } from './canonicalJson.ts'
import { objectOf, type PrintedDecision, type PrintedQuestion, readWeight } from './printedResult.ts'
import { printTally } from './printTally.ts'
import type { LoggedEntry } from './verify.ts'

/** What is wrong, and where. */
export type Wrong = { code: string; index?: number; detail?: string } | undefined

/** The choices of a question that have been opened: heads and area of all who said the same. */
export interface OpenedChoices {
  said: ReadonlyMap<string, Weight>
  /** No choice is still sealed. */
  whole: boolean
}

/** Read what was said of a question on the ballots that count, as far as it has been opened. */
export function openedChoices(
  { method, options }: AnnouncedQuestion,
  key: string,
  counting: readonly LoggedEntry[],
): { ok: true; choices: OpenedChoices } | { ok: false; index: number } {
  const question = { form: formOf(method), method, options: digitsOf(options) }
  const said = new Map<string, Weight>()
  let opened = 0
  for (const { index, openings } of counting) {
    const choice = objectOf(openings.choice?.value)
    if (!choice) continue
    opened++
    const words = objectOf(choice.choices)
    const weight = readWeight({ heads: choice.heads, area: choice.area })
    if (!words || !weight) return { ok: false, index }
    const word = words[key]
    // A proxy votes on what they are mandated for; on the rest their principal is silent.
    if (word === undefined) continue
    if (typeof word !== 'string' || readChoice(question, word) === undefined) return { ok: false, index }
    said.set(word, addWeights(said.get(word) ?? weightless, weight))
  }
  return { ok: true, choices: { said, whole: opened === counting.length } }
}

const absent = (invalidParticipates: boolean) => ({ nonResponse: 'absent', invalidParticipates }) as const
/** A rule of a community's own, whose numbers are not in the log. */
const unknown: Rule = { quorum: [], approval: [] }

/**
 * Whether the opened choices come to the printed votes, and to what the method is said to have made of them; where some are still
 * sealed, to no more than the printed votes.
 */
export function checkVotes(
  question: PrintedQuestion,
  asked: AnnouncedQuestion,
  { electorate, choices: { said, whole } }: { electorate: Weight; choices: OpenedChoices },
): Wrong {
  const lots = question.tally?.lots ?? []
  const counted = decideQuestion(
    { ...asked, rule: unknown },
    { electorate: roomFor(electorate, said), said },
    { counting: absent(false), lots },
  )
  if (!whole && asked.method !== null) return tooMany(question, counted.votes)
  const fits = (sum: bigint, printed: bigint) => (whole ? sum === printed : sum <= printed)
  const differs = voices.find(
    (voice) =>
      !fits(counted.votes[voice].heads, question.votes[voice].heads) ||
      !fits(counted.votes[voice].area, question.votes[voice].area),
  )
  if (whole && counted.settled) {
    const tally = canonicalJson(printTally(counted.settled) as unknown as Plain)
    if (tally !== canonicalJson(question.tally as unknown as Plain))
      return { code: 'tally-differs', detail: question.key }
  }
  return differs && { code: 'votes-differ', detail: `${question.key} ${differs}` }
}

/** Of choices that are partly sealed nobody knows yet who wins, but no voice can have less than was opened of it. */
function tooMany({ key, votes }: PrintedQuestion, opened: PrintedQuestion['votes']): Wrong {
  const pairs = [
    ['abstain', opened.abstain, votes.abstain],
    ['invalid', opened.invalid, votes.invalid],
    ['valid', addWeights(opened.for, opened.against), addWeights(votes.for, votes.against)],
  ] as const
  const more = pairs.find(([, one, all]) => one.heads > all.heads || one.area > all.area)
  return more && { code: 'votes-differ', detail: `${key} ${more[0]}` }
}

/** Opened choices that are more than the whole roll are found as votes that differ, not by a count that throws. */
function roomFor(electorate: Weight, said: OpenedChoices['said']): Weight {
  const all = [...said.values()].reduce(addWeights, weightless)
  return all.heads > electorate.heads || all.area > electorate.area ? addWeights(all, electorate) : electorate
}

/** The silent are the rest of the roll; the outcome is what method and rule make of the votes. */
export function checkNumbers(
  question: PrintedQuestion,
  asked: AnnouncedQuestion,
  { electorate, invalidParticipates }: { electorate: Weight; invalidParticipates: boolean },
): Wrong {
  const wrong = (code: string) => ({ code, detail: question.key })
  const { heads, area } = voices.reduce(
    (sum, voice) => addWeights(sum, question.votes[voice]),
    question.silent,
  )
  if (heads !== electorate.heads || area !== electorate.area) return wrong('silent-differ')
  if ((asked.method === null) !== (question.tally === undefined)) return wrong('tally-differs')
  const standing = standingOf(question, asked)
  if (standing === undefined) return wrong('tally-differs')
  for (const decision of [question, ...(question.strict ? [question.strict] : [])]) {
    if (!areBorneOut(decision)) return wrong('condition-differs')
    if (decision.outcome !== followsFrom(decision, standing)) return wrong('outcome-differs')
  }
  if (!asked.rule) return undefined
  const rule = standing === 'judged' ? asked.rule : { ...asked.rule, approval: [] }
  const count = { electorate, votes: question.votes }
  if (voteCountFault(rule, count)) return wrong('result-impossible')
  // What silence was deemed to be needs the sealed proofs of service; the strict count needs nothing but the votes.
  const printed = question.strict ?? question
  const { conditions } = decide(rule, count, absent(invalidParticipates))
  return canonicalJson(conditions as unknown as Plain) ===
    canonicalJson(printed.conditions as unknown as Plain)
    ? undefined
    : wrong('outcome-differs')
}

/** What a quorate question has come to before its approval is looked at: `judged` by the rule, or what its tally says. */
type Standing = 'judged' | 'tied' | 'passed' | 'failed'

/** Undefined where a tally contradicts itself. */
function standingOf({ tally, votes }: PrintedQuestion, { method }: AnnouncedQuestion): Standing | undefined {
  if (method === null || !tally) return 'judged'
  const totals = tally.totals && Object.values(tally.totals)
  const empty = totals ? totals.every((total) => total === 0) : votes.for.heads === 0n
  const level = tally.outcome === 'tie'
  const named = level ? (tally.tied ?? tally.winners) : tally.winners
  const leads = named.every(
    (option) => tally.totals === null || tally.totals[option] === Math.max(...(totals ?? [])),
  )
  const best = tally.ranking?.[0]
  const ranks = !best || named.every((option) => best.includes(option))
  if (!leads || !ranks || (level ? named.length < 2 : named.length !== 1)) return undefined
  if (empty) return knowsFor(method) ? 'judged' : 'failed'
  if (level) return 'tied'
  return knowsFor(method) ? 'judged' : 'passed'
}

/** Each condition is met or not as its own two numbers say. */
function areBorneOut({ conditions }: PrintedDecision): boolean {
  return conditions.every(({ part, whole, comparison, threshold, met }) => {
    const share = { part: parseArea(part)!, whole: parseArea(whole)! }
    return reaches(share, comparison, parseFraction(threshold)!) === met
  })
}

function followsFrom({ conditions }: PrintedDecision, standing: Standing): Verdict['outcome'] | 'tied' {
  const fails = (kind: string) => conditions.some((condition) => condition.kind === kind && !condition.met)
  if (fails('quorum')) return 'inquorate'
  if (standing !== 'judged') return standing
  return fails('approval') ? 'failed' : 'passed'
}
