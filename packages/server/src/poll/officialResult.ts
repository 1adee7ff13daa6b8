import { formatArea, type Voice, voices, voteCountFault, type Weight } from '@yishi/schema/rules'
import type * as t from '@yishi/schema/tables'
import { resultOf } from './countBallots.ts'
import type { Poll } from './pollOf.ts'
import { ruleOfQuestion } from './questionView.ts'

/** The result of figures that somebody else counted, or the first of them that cannot be: more votes than the roll has. */
export function officialResult(
  poll: Poll,
  roll: { heads: number; area: bigint; root: string | null },
  votes: readonly Record<Voice, Weight>[],
): { ok: true; result: t.PollResult } | { ok: false; path: string } {
  const electorate = { heads: BigInt(roll.heads), area: roll.area }
  // Whose silence means anything only the platform knows: its figures are taken as they stand.
  const counting = { nonResponse: 'absent' as const, invalidParticipates: poll.invalidParticipates }
  const questions: t.PollResult['questions'] = []
  for (const [i, question] of poll.questions.entries()) {
    const figures = { electorate, votes: votes[i]! }
    const fault = voteCountFault(ruleOfQuestion(question), figures)
    if (fault) return { ok: false, path: `votes.${i}` }
    const said = new Map(voices.map((voice) => [voice, figures.votes[voice]]))
    questions.push(resultOf(question, { electorate, said }, { counting, lots: [] }))
  }
  return {
    ok: true,
    result: {
      roll: { heads: roll.heads, area: formatArea(roll.area), root: roll.root ?? '' },
      channels: { online: 0, paper: 0, replaced: 0, proxy: 0 },
      questions,
    },
  }
}
