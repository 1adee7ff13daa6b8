import type { PollForce } from '@yishi/schema/words'
import type { Who } from '../who.ts'

/**
 * Whether somebody acts from a page on which they cannot vote with this force. A foreign page's scripts could show a false question,
 * change a choice or mandate somebody else: what binds is done where none of them run.
 */
export function isForeign({ site }: Who, force: PollForce): boolean {
  return site !== undefined && force !== 'advisory'
}
