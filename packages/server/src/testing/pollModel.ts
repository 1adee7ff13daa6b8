/** What can stand on a ballot of the model: a word for each question; a proxy's may leave some out. */
export type ModelChoices = Partial<Record<ModelQuestion, string>>
export type ModelQuestion = 'q1' | 'q2' | 'q3' | 'q4'

/** The options of the questions that ask for a choice. */
export const modelOptions = ['1', '2', '3']

/** A ballot as it was recorded. */
export interface ModelBallot {
  choices: ModelChoices
  /** Minutes since the opening at which it was cast or handed in. */
  at: number
  channel: 'online' | 'paper'
  proxy: ModelProxy | null
  sheet: ModelSheet | null
}

/** A mandate. */
export interface ModelProxy {
  id: string
  elector: number
  holder: number
  both: boolean
  endedAt: number | null
}

/** A sheet of paper on its way. */
export interface ModelSheet {
  id: string
  elector: number
  at: number
  proxy: ModelProxy | null
  first: ModelChoices | null
  state: 'handed-in' | 'entered' | 'differs' | 'done'
}

/** An elector of the model: its weight, and everything that came from it in the order in which it came. */
export interface ModelElector {
  heads: number
  /** 0.01 m². */
  area: number
  ballots: ModelBallot[]
}

/**
 * A poll kept in plain lists, written against the words of the domain and sharing no code with the acts: each elector has one ballot that
 * counts, which is looked for anew every time.
 */
export interface PollModel {
  electors: ModelElector[]
  proxies: ModelProxy[]
  sheets: ModelSheet[]
  /** Whether a second person has to read each sheet before it counts. */
  strict: boolean
  mostProxies: number
  /** Minutes since the opening. */
  now: number
  closed: boolean
}

const marks = (ballot: { choices: ModelChoices }) =>
  Object.values(ballot.choices).filter((choice) => choice !== 'invalid').length

/** Of an elector's ballots the one that counts. A sheet that was read anew is what was read last. */
export function countingOf({ ballots }: ModelElector): ModelBallot | undefined {
  const last = ballots.filter(
    (ballot, i) => !ballot.sheet || !ballots.slice(i + 1).some((other) => other.sheet === ballot.sheet),
  )
  const valid = last.filter((ballot) => marks(ballot) > 0)
  const pool = valid.length > 0 ? valid : last
  const own = pool.filter((ballot) => ballot.proxy === null)
  const left = own.length > 0 ? own : pool
  const newest = Math.max(...left.map((ballot) => ballot.at))
  const then = left.filter((ballot) => ballot.at === newest)
  return then.findLast((ballot) => ballot.channel === 'paper') ?? then.at(-1)
}

/** A ballot comes in; voting oneself ends the mandate that stands. */
export function bring(model: PollModel, elector: number, ballot: ModelBallot): void {
  model.electors[elector]!.ballots.push(ballot)
  const mandate = standingProxy(model, elector)
  if (mandate && ballot.proxy === null && marks(ballot) > 0) mandate.endedAt = model.now
}

/** The mandate of an elector that has not ended. */
export function standingProxy({ proxies }: PollModel, elector: number): ModelProxy | undefined {
  return proxies.find((proxy) => proxy.elector === elector && proxy.endedAt === null)
}

/** Whether the elector has voted themselves. */
export function hasOwnVote(model: PollModel, elector: number): boolean {
  const counting = countingOf(model.electors[elector]!)
  return counting !== undefined && counting.proxy === null && marks(counting) > 0
}

/** A lot of the model: who was drawn for which question. */
export type ModelLots = Partial<Record<ModelQuestion, string>>

/**
 * What a question came to. q1 and q2 ask for yes or no, q3 for one option, q4 for as many as one likes; q2 and q4 take three quarters,
 * the others more than half, of those taking part, in both measures; two thirds take part.
 */
export function resultOf({ electors }: PollModel, question: ModelQuestion, lots: ModelLots = {}) {
  const sum = (which: (choice: string | undefined) => boolean) => {
    const theirs = electors.filter((elector) => which(countingOf(elector)?.choices[question]))
    return {
      heads: theirs.reduce((total, elector) => total + elector.heads, 0),
      area: theirs.reduce((total, elector) => total + elector.area, 0),
    }
  }
  const whole = sum(() => true)
  const valid = (choice: string | undefined) =>
    choice !== undefined && choice !== 'abstain' && choice !== 'invalid'
  const leading = leadersOf((option) => sum((choice) => valid(choice) && choice!.includes(option)).heads)
  const asksForChoice = question === 'q3' || question === 'q4'
  const winner = leading.length === 1 ? leading[0]! : lots[question]
  const isTied = asksForChoice && leading.length > 1 && winner === undefined
  const isFor = (choice: string | undefined) =>
    asksForChoice
      ? valid(choice) && (isTied || (winner !== undefined && choice!.includes(winner)))
      : choice === 'for'
  const votes = {
    for: sum(isFor),
    against: sum((choice) => valid(choice) && !isFor(choice)),
    abstain: sum((choice) => choice === 'abstain'),
    invalid: sum((choice) => choice === 'invalid'),
  }
  const part = (measure: 'heads' | 'area') =>
    votes.for[measure] + votes.against[measure] + votes.abstain[measure]
  const quorate = part('heads') * 3 >= whole.heads * 2 && part('area') * 3 >= whole.area * 2
  const carries = (measure: 'heads' | 'area') =>
    part(measure) > 0 &&
    (question === 'q2' || question === 'q4'
      ? votes.for[measure] * 4 >= part(measure) * 3
      : votes.for[measure] * 2 > part(measure))
  const agreed = carries('heads') && carries('area')
  const outcome = !quorate ? 'inquorate' : isTied ? 'tied' : agreed ? 'passed' : 'failed'
  return { votes, outcome, leading: asksForChoice ? leading : null }
}

/** The options that most are for; nobody leads where nobody is for anything. */
function leadersOf(heads: (option: string) => number): string[] {
  const most = Math.max(...modelOptions.map(heads))
  return most === 0 ? [] : modelOptions.filter((option) => heads(option) === most)
}
