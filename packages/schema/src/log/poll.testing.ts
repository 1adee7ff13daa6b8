import { formatArea } from '../rules/area.ts'
import { decide, type NonResponse } from '../rules/decide.ts'
import { ruleOf } from '../rules/rules.ts'
import { type Voice, voices } from '../rules/voteCount.ts'
import type { Weight } from '../rules/weight.ts'
import type { Plain } from './canonicalJson.ts'
import type { EntryOpenings } from './openings.ts'
import type { LoggedEntry } from './verify.ts'

/** A ballot for a test: who is for what with how much, and what it took the place of. */
export type TestBallot = {
  id: string
  voice: Voice
  heads: number
  area: bigint
  channel?: 'online' | 'paper'
  replaces?: string
  replacedBy?: string
}

/** An entry at its place, with nothing sealed. */
export const logged = (
  index: number,
  act: string,
  open: { [fact: string]: Plain },
  openings: EntryOpenings = {},
): LoggedEntry => ({
  index,
  entry: { v: 1, tenant: 'yiguang', act, at: '2026-04-08T10:00:00.000Z', open, sealed: {} },
  openings,
})

const printed = ({ heads, area }: Weight) => ({ heads: Number(heads), area: formatArea(area) })

/** The log of one poll under the Civil Code's general rule, its result as an honest server states it. */
export function pollLog(
  ballots: readonly TestBallot[],
  options: { nonResponse?: NonResponse; open?: boolean } = {},
): LoggedEntry[] {
  const electorate = { heads: 5n, area: 30000n }
  const roll = { ...printed(electorate), root: 'ab'.repeat(32) }
  const gone = new Set(
    ballots.flatMap(({ id, replaces, replacedBy }) => (replacedBy ? [id] : replaces ? [replaces] : [])),
  )
  const counting = ballots.filter(({ id }) => !gone.has(id))
  const weigh = (voice: Voice): Weight => {
    const of = counting.filter((ballot) => ballot.voice === voice)
    return {
      heads: BigInt(of.reduce((sum, { heads }) => sum + heads, 0)),
      area: of.reduce((sum, { area }) => sum + area, 0n),
    }
  }
  const votes = {
    for: weigh('for'),
    against: weigh('against'),
    abstain: weigh('abstain'),
    invalid: weigh('invalid'),
  }
  const cast = voices.reduce(
    (sum, voice) => ({ heads: sum.heads + votes[voice].heads, area: sum.area + votes[voice].area }),
    { heads: 0n, area: 0n },
  )
  const silent = { heads: electorate.heads - cast.heads, area: electorate.area - cast.area }
  const nonResponse = options.nonResponse ?? 'absent'
  const decision = decide(
    ruleOf('cn278.general')!,
    { electorate, votes, ...(nonResponse === 'absent' ? {} : { silentServed: silent }) },
    { nonResponse, invalidParticipates: false },
  )
  const by = (channel: string) => counting.filter((ballot) => (ballot.channel ?? 'online') === channel).length
  const result = {
    roll,
    channels: { online: by('online'), paper: by('paper'), replaced: ballots.length - counting.length },
    questions: [
      {
        key: 'q1',
        ...decision,
        votes: Object.fromEntries(voices.map((voice) => [voice, printed(votes[voice])])),
        silent: printed(silent),
      },
    ],
  }
  const entries = ballots.map(
    ({ id, channel = 'online', replaces = null, replacedBy = null, voice, heads, area }, i) =>
      logged(
        i + 1,
        channel === 'online' ? 'cast' : 'confirmSheet',
        { poll: 'p1', ballot: id, channel, replaces, replacedBy },
        options.open === false
          ? {}
          : { choice: { salt: '', value: { choices: { q1: voice }, heads, area: formatArea(area) } } },
      ),
  )
  const announcement = {
    poll: 'p1',
    ...roll,
    rule: 'cn278.general',
    nonResponse,
    mode: 'open',
    invalidParticipates: false,
  }
  return [
    logged(0, 'announcePoll', announcement),
    ...entries,
    logged(ballots.length + 1, 'countPoll', { poll: 'p1', result: result as unknown as Plain }),
  ]
}

/** Four of five owners: one replaced an earlier ballot, one voted on paper, one paper came after a later ballot online. */
export const someBallots: readonly TestBallot[] = [
  { id: 'a1', voice: 'against', heads: 1, area: 6000n },
  { id: 'b1', voice: 'for', heads: 1, area: 9000n, channel: 'paper' },
  { id: 'a2', voice: 'for', heads: 1, area: 6000n, replaces: 'a1' },
  { id: 'a3', voice: 'against', heads: 1, area: 6000n, channel: 'paper', replacedBy: 'a2' },
  { id: 'c1', voice: 'for', heads: 1, area: 3000n },
  { id: 'd1', voice: 'against', heads: 1, area: 5001n },
]
