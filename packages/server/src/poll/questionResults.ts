import type { PollResult } from '@yishi/schema/tables'
import type { QuestionResult } from '@yishi/schema/words'

/** A result question by question, as the face sees it. */
export function questionResults({ questions }: PollResult): QuestionResult[] {
  return questions.map(({ key, outcome, votes, silent, conditions, strict }) => ({
    key,
    outcome,
    votes,
    silent,
    conditions: conditions as QuestionResult['conditions'],
    strict: (strict as QuestionResult['strict'] | undefined) ?? null,
    tally: null,
  }))
}
