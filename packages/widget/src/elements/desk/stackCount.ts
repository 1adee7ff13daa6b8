import type { QuestionView } from '@yishi/schema/words'
import type { Mark } from '../../ballots/ballotForm.ts'
import { rankingIn } from '../../ballots/ranking.ts'

/** What was read on one sheet, by question. */
export type Marks = Readonly<Record<string, Mark>>

/** A heap on the table: an option by its digit, `none`, `for`, `abstain` …, and how much lies there. */
export interface Heap {
  of: string
  count: number
}

/**
 * How often each choice was read on a stack of sheets: what two people compare with the heaps on their table. Of options it is how
 * many sheets chose or approved each, how many points each has, how many put each first.
 */
export function stackCount(
  question: Pick<QuestionView, 'key' | 'form' | 'options'>,
  sheets: readonly Marks[],
): Heap[] {
  const marks = sheets.map((sheet) => sheet[question.key] ?? '')
  return namesOf(question).map((of) => ({
    of,
    count: marks.reduce((sum, mark) => sum + heapOf(question, mark, of), 0),
  }))
}

function namesOf({ form, options }: Pick<QuestionView, 'form' | 'options'>): string[] {
  if (form === 'yes-no-abstain') return ['for', 'against', 'abstain', 'invalid']
  const digits = options.map((_, at) => String(at + 1))
  return [...digits, ...(form === 'approval' ? ['none'] : []), 'abstain', 'invalid']
}

/** How much a sheet adds to a heap. */
function heapOf({ form }: Pick<QuestionView, 'form'>, mark: Mark, of: string): number {
  if (!/^\d$/.test(of) || /^[a-z]/.test(mark)) return mark === of ? 1 : 0
  switch (form) {
    case 'yes-no-abstain':
    case 'single':
      return mark === of ? 1 : 0
    case 'approval':
      return mark.split('+').includes(of) ? 1 : 0
    case 'score':
      return Number(mark.split(',')[Number(of) - 1] ?? 0)
    case 'ranked':
      return rankingIn(mark)[0]?.includes(of) ? 1 : 0
  }
}
