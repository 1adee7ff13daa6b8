import type { DeskWork } from '@yishi/schema/words'
import type { RecountWork } from './readRecounts.ts'

/**
 * What an upheld objection to a preliminary result asks of somebody, with the figure that goes with it. Sheets are read by somebody who has not
 * read them yet; then somebody counts who did not uphold everything alone; then the corrected result hangs anew.
 */
export function recountWork(
  { upheldBy, official, tied, rereadings, open }: RecountWork,
  { person, clerk }: { person: string; clerk: boolean },
): [work: DeskWork, count: number | null][] {
  if (rereadings.length > 0) {
    const mine = rereadings.filter(
      ({ readBy, differingBy, photo }) => readBy !== person && (photo || differingBy !== person),
    )
    return mine.length > 0 ? [['reread', mine.length]] : []
  }
  if (!clerk) return []
  if (upheldBy.length === 0) return open === 0 && !tied ? [['renew-notice', null]] : []
  if (official) return [['correct-official', upheldBy.length]]
  return upheldBy.every((by) => by === person) ? [] : [['recount', upheldBy.length]]
}
