import type { MyElector, QuestionView } from '@yishi/schema/words'
import type { Mark } from '../../ballots/ballotForm.ts'

/** What somebody may say for an elector: all of it for their own, what the mandate names for a principal. */
export interface Sayable {
  /** The voter has to choose. */
  asked: QuestionView[]
  /** The mandate says how. */
  bound: Readonly<Record<string, Mark>>
  /** Not mandated: the ballot stays silent. */
  left: QuestionView[]
}

/** Item by item, what is asked of whoever votes for an elector. */
export function sayableFor({ held }: MyElector, questions: readonly QuestionView[]): Sayable {
  if (!held) return { asked: [...questions], bound: {}, left: [] }
  const bound: Record<string, Mark> = {}
  const asked: QuestionView[] = []
  const left: QuestionView[] = []
  for (const question of questions) {
    const item = held.items[question.key]
    if (item === undefined) left.push(question)
    else if (item === 'free') asked.push(question)
    else bound[question.key] = item
  }
  return { asked, bound, left }
}
