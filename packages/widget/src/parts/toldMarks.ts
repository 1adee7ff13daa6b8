import type { BoardItem } from '@yishi/schema/words'
import type { words } from '../locales/zh/board.ts'

/** What follows a notice in a list: the force of the vote whose result it tells, and that it corrects something. Empty for any other. */
export function toldMarks(
  { force, correction }: Pick<BoardItem, 'force' | 'correction'>,
  { forceMark, correctsMark }: Pick<typeof words, 'forceMark' | 'correctsMark'>,
): string {
  return (force ? ` · ${forceMark[force]}` : '') + (correction ? ` · ${correctsMark}` : '')
}
