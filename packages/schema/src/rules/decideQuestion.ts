import { type BallotForm, type Ballots, formOf, type MethodKey, readChoice } from '../words/index.ts'
import { type Counting, decide, type NonResponse, type Verdict } from './decide.ts'
import { knowsFor } from './knowsFor.ts'
import { methods } from './methods/index.ts'
import type { Counted, Method, Tally } from './methods/method.ts'
import { type Drawn, type Settled, settle } from './methods/settle.ts'
import type { Rule } from './rule.ts'
import { type Voice, type VoteCount, voices } from './voteCount.ts'
import { addWeights, type Weight, weightless } from './weight.ts'

/** A question of a ballot as the count needs it. */
export interface DecidedBy {
  /** Null: yes, no and abstain. */
  method: MethodKey | null
  /** How many options it has. */
  options: number
  rule: Rule
}

/** What was said by choice word, with the weight of all who said so; words of a question that the ballot does not ask are a fault of the caller. */
export type Said = ReadonlyMap<string, Weight>

/** The papers of one question, and who stayed silent. */
export interface QuestionCount {
  electorate: Weight
  said: Said
  silentServed?: Weight | undefined
}

/** A verdict that may wait for a lot. */
export interface OpenVerdict extends Omit<Verdict, 'outcome'> {
  outcome: Verdict['outcome'] | 'tied'
}

/** What a question came to. */
export interface QuestionDecision<L extends Drawn = Drawn> extends OpenVerdict {
  votes: Record<Voice, Weight>
  strict?: OpenVerdict
  /** What the method made of the ballots; options go by their digits. */
  settled?: Settled<L>
}

/**
 * Decide a question by its method and its rule. The method counts heads; whoever wins is then judged by the rule, in all of its
 * measures: for are those whose ballot holds the winner. Where the method knows no for, and while nobody has won, all valid ballots stand
 * under `for`, and no more than the quorum is judged. Nobody is drawn for where no ballot is for anything: that has failed.
 * The silent are on nobody's side where options are chosen between: what silence would have chosen no clause can say.
 */
export function decideQuestion<L extends Drawn>(
  question: DecidedBy,
  count: QuestionCount,
  { counting, lots }: { counting: Counting; lots: readonly L[] },
): QuestionDecision<L> {
  const { method, rule } = question
  if (method === null) {
    const votes = votesOf(count.said, (word) => word)
    return { votes, ...decide(rule, figuresOf(count, votes), counting) }
  }
  const ballots = ballotsOf(question, count.said)
  const settled = settle(methods[method] as unknown as Method<BallotForm>, ballots, lots)
  const { tally } = settled
  const silence = { ...counting, nonResponse: silenceOf(counting.nonResponse) }
  const empty = isEmpty(tally, ballots.ballots)
  const level = tally.outcome === 'tie' && !empty
  if (knowsFor(method) && !level) {
    const winner = empty ? undefined : tally.winners[0]
    const votes = votesOf(count.said, (word) => (isFor(question, word, winner) ? 'for' : 'against'))
    return { votes, ...decide(rule, figuresOf(count, votes), silence), settled }
  }
  const votes = votesOf(count.said, () => 'for')
  const { strict, ...verdict } = decide({ ...rule, approval: [] }, figuresOf(count, votes), silence)
  const quorate = level ? 'tied' : empty ? 'failed' : 'passed'
  const open = ({ outcome, conditions }: Verdict): OpenVerdict => ({
    outcome: outcome === 'passed' ? quorate : outcome,
    conditions,
  })
  return { votes, ...open(verdict), ...(strict ? { strict: open(strict) } : {}), settled }
}

/** The digits by which the options of a question are called. */
export function digitsOf(options: number): string[] {
  return Array.from({ length: options }, (_, at) => String(at + 1))
}

function silenceOf(nonResponse: NonResponse): NonResponse {
  return nonResponse === 'absent' ? 'absent' : 'deemed-abstain'
}

/** No ballot says anything for any option. */
function isEmpty({ totals }: Tally, ballots: readonly unknown[]): boolean {
  return ballots.length === 0 || (totals !== undefined && [...totals.values()].every((total) => total === 0n))
}

function figuresOf({ electorate, silentServed }: QuestionCount, votes: Record<Voice, Weight>): VoteCount {
  return silentServed ? { electorate, votes, silentServed } : { electorate, votes }
}

/** Who abstained and whose paper could not be read stands as it is; the rest by what is asked of its word. */
function votesOf(said: Said, voiceOf: (word: string) => string): Record<Voice, Weight> {
  const votes = { for: weightless, against: weightless, abstain: weightless, invalid: weightless }
  for (const [word, weight] of said) {
    const named = word === 'abstain' || word === 'invalid' ? word : voiceOf(word)
    const voice = voices.find((each) => each === named)
    if (!voice) throw new RangeError(`choice: ${word}`)
    votes[voice] = addWeights(votes[voice], weight)
  }
  return votes
}

function ballotOn({ method, options }: DecidedBy, word: string): Ballots[BallotForm] | undefined {
  const said = readChoice({ form: formOf(method), method, options: digitsOf(options) }, word)
  if (said === undefined) throw new RangeError(`choice: ${word}`)
  return typeof said === 'string' ? undefined : said
}

/** The ballots that the method counts: one for each head, so that an elector without a head counts for nothing here. */
function ballotsOf(question: DecidedBy, said: Said) {
  const ballots: Counted<BallotForm>[] = []
  for (const [word, { heads }] of said) {
    const ballot = ballotOn(question, word)
    if (ballot && heads > 0n) ballots.push({ ...ballot, n: heads } as Counted<BallotForm>)
  }
  return { options: digitsOf(question.options), ballots }
}

function isFor(question: DecidedBy, word: string, winner: string | undefined): boolean {
  const ballot = ballotOn(question, word)
  if (!ballot || winner === undefined) return false
  if ('choice' in ballot) return ballot.choice === winner
  return 'approved' in ballot && ballot.approved.includes(winner)
}
