import type { ProposalItem } from '@yishi/schema/words'
import type { words as boardWords } from '../locales/zh/board.ts'
import type { words as terms } from '../locales/zh/terms.ts'

/** What follows a matter in a list: the force of the vote that was called on it. Empty before one is called. */
export function votedMark(
  { pollForce }: Pick<ProposalItem, 'pollForce'>,
  { voted, forceMark }: Pick<typeof terms, 'voted'> & Pick<typeof boardWords, 'forceMark'>,
): string {
  return pollForce ? ` · ${voted(forceMark[pollForce])}` : ''
}
