import type { PollForce } from '@yishi/schema/words'
import type { Who } from '../who.ts'

const tenMinutes = 10 * 60 * 1000

/** Until when somebody's sign-in is good for a ballot with legal force. */
export function freshUntil({ freshAt }: Who): Date | null {
  return freshAt && new Date(freshAt.getTime() + tenMinutes)
}

/** Whether a sign-in is good for a ballot of this force now. A consultation asks for no further proof. */
export function isFresh(who: Who, force: PollForce, now: Date): boolean {
  const until = freshUntil(who)
  return force === 'advisory' || (until !== null && now <= until)
}
