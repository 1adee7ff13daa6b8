import { conditionsOf, measuresOf, type Part, type Rule } from './rule.ts'
import { type Measure, measures, type Weight } from './weight.ts'

/** What stood on the papers that came back. */
export const voices = ['for', 'against', 'abstain', 'invalid'] as const
export type Voice = (typeof voices)[number]

/** The counted papers of one question. Only what the rule compares in has to be given. */
export interface VoteCount {
  /** The whole roll, without recused members. */
  electorate: Partial<Weight>
  /** Who came to the meeting, whether they voted or not. */
  present?: Partial<Weight>
  votes: Record<Exclude<Voice, 'invalid'>, Partial<Weight>> & { invalid?: Partial<Weight> }
  /** Served with the papers and the warning of what silence means, and silent. */
  silentServed?: Partial<Weight>
}

/** What is wrong with a count: a figure that the rule needs is missing, or the figures contradict each other. */
export interface VoteCountFault {
  code: 'missing' | 'contradiction'
  /** Into the count: `votes.for.area`, `electorate.heads`. */
  path: string
}

/** What keeps a count from being decided under a rule; undefined where nothing does. */
export function voteCountFault(rule: Rule, count: VoteCount): VoteCountFault | undefined {
  return missingFigure(rule, count) ?? contradiction(count)
}

function missingFigure(rule: Rule, count: VoteCount): VoteCountFault | undefined {
  const given = placesOf(count)
  const needed = measuresOf(rule)
  for (const [path, weight] of given) {
    // Presence is needed in the measures in which the rule speaks of it, everything else in all of the rule's.
    const of = path === 'present' ? measuresSpeakingOf('present', rule) : needed
    const lacking = measures.find((measure) => of.has(measure) && weight?.[measure] === undefined)
    if (lacking) return { code: 'missing', path: `${path}.${lacking}` }
  }
  return undefined
}

/** Every place with its figures. What may be left out altogether is not named when it is. */
function placesOf(count: VoteCount): [string, Partial<Weight> | undefined][] {
  const { votes } = count
  const places: [string, Partial<Weight> | undefined][] = [
    ['electorate', count.electorate],
    ['present', count.present],
    ['votes.for', votes.for],
    ['votes.against', votes.against],
    ['votes.abstain', votes.abstain],
  ]
  if (votes.invalid) places.push(['votes.invalid', votes.invalid])
  if (count.silentServed) places.push(['silentServed', count.silentServed])
  return places
}

function measuresSpeakingOf(part: Part, rule: Rule): ReadonlySet<Measure> {
  const speaking = conditionsOf(rule).filter((each) => each.part === part || each.whole === part)
  return new Set(speaking.map((each) => each.measure))
}

/** Nobody votes twice, and nobody votes who is not there: each measure has to add up, used or not. */
function contradiction(count: VoteCount): VoteCountFault | undefined {
  for (const measure of measures) {
    const whole = count.electorate[measure]
    const present = count.present?.[measure]
    const voted = voices.reduce((sum, voice) => sum + (count.votes[voice]?.[measure] ?? 0n), 0n)
    const silent = count.silentServed?.[measure] ?? 0n
    if (present !== undefined && (voted > present || (whole !== undefined && present > whole)))
      return { code: 'contradiction', path: `present.${measure}` }
    if (whole !== undefined && voted + silent > whole)
      return { code: 'contradiction', path: `electorate.${measure}` }
  }
  return undefined
}
