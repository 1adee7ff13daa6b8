import { decide, type NamedRule } from '@yishi/schema/rules'
import type { MotionResult } from '@yishi/schema/tables'

/** Who counts for a motion: the members of the session, and who of them is recused or in the room. */
export interface Bench {
  members: readonly string[]
  recused: ReadonlySet<string>
  present: ReadonlySet<string>
}

/** A councillor's vote. */
export interface MotionVote {
  person: string
  choice: 'for' | 'against' | 'abstain'
}

/** Hands that were counted in the room. */
export type Hands = Record<MotionVote['choice'], number>

/**
 * What a motion comes to, by names or by hands. The recused are out of every base, their votes too. Somebody who voted and then left was present:
 * nobody breaks a quorum by leaving after the vote.
 */
export function countMotion(
  rule: NamedRule,
  { members, recused, present }: Bench,
  votes: readonly MotionVote[] | Hands,
): MotionResult {
  const base = members.filter((person) => !recused.has(person))
  const byName = 'for' in votes ? [] : votes
  const counted = byName.filter((vote) => base.includes(vote.person))
  const voted = new Set(counted.map((vote) => vote.person))
  const here = base.filter((person) => present.has(person) || voted.has(person))
  const of = (choice: MotionVote['choice']) => counted.filter((vote) => vote.choice === choice).length
  const figures =
    'for' in votes ? { ...votes } : { for: of('for'), against: of('against'), abstain: of('abstain') }
  const { outcome, conditions } = decide(
    rule,
    {
      electorate: heads(base.length),
      present: heads(here.length),
      votes: {
        for: heads(figures.for),
        against: heads(figures.against),
        abstain: heads(figures.abstain),
      },
    },
    { nonResponse: 'absent', invalidParticipates: false },
  )
  return {
    outcome,
    members: members.length,
    recused: members.length - base.length,
    present: here.length,
    ...figures,
    conditions,
  }
}

function heads(n: number): { heads: bigint } {
  return { heads: BigInt(n) }
}
