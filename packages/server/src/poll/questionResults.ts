import type { PollLot, PollResult, QuestionTally } from '@yishi/schema/tables'
import type { QuestionResult, TallyView } from '@yishi/schema/words'

/**
 * A result question by question, as the face sees it: each lot with the place and the way in which it was drawn, as far as the poll's
 * lots are at hand.
 */
export function questionResults(
  { questions }: PollResult,
  lots: readonly PollLot[] | null = null,
): QuestionResult[] {
  return questions.map(({ key, outcome, votes, silent, conditions, strict, tally }) => ({
    key,
    outcome,
    votes,
    silent,
    conditions: conditions as QuestionResult['conditions'],
    strict: (strict as QuestionResult['strict'] | undefined) ?? null,
    tally: tally ? tallyView(tally, lots?.filter((lot) => lot.question === key) ?? []) : null,
  }))
}

function tallyView(tally: QuestionTally, drawn: readonly PollLot[]): TallyView {
  const lots = tally.lots.map((lot) => {
    // The instant tells two lots of one question apart: the second is drawn because the first left others level.
    const full = drawn.find(
      ({ drawnAt, among }) => drawnAt === lot.drawnAt && among.join() === lot.among.join(),
    )
    return { ...lot, place: full?.place ?? '', how: full?.how ?? '' }
  })
  return { ...tally, lots }
}
