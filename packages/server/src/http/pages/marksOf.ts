import type { BoardItem } from '@yishi/schema/words'
import type { Drawn } from './page.ts'

/** What stands beside a notice in every list: the force of the result that it tells, and that it corrects something. Empty for any other. */
export function marksOf(
  { force, correction }: Pick<BoardItem, 'force' | 'correction'>,
  { words }: Pick<Drawn, 'words'>,
): string {
  const marks = [force && words.force[force], correction !== null && words.corrected].filter(Boolean)
  return marks.join(' · ')
}
