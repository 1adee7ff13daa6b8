import { stages } from '@yishi/schema/rules'
import { type End, type Mark, marks, type Process, type TrackMark } from '@yishi/schema/words'

/** Where a matter stands: its last stage's place in the process, and how it ended, if it did. */
export interface Standing {
  position: number
  end: End | null
}

/**
 * The stage track: the marks that the process passes, each once. A mark that comes up again (a roll on notice, then a result) is
 * behind only when its last stage is; a matter that ended early has no mark at which it stands.
 */
export function trackOf(process: Process, { position, end }: Standing): TrackMark[] {
  const passed = process.stages.map((spec) => stages[spec.kind].mark)
  const here = passed[position]
  return marks.filter((mark) => passed.includes(mark)).map((mark) => ({ mark, state: stateOf(mark) }))

  function stateOf(mark: Mark): TrackMark['state'] {
    if (end === 'done') return 'past'
    if (mark === here) return end ? 'past' : 'now'
    return passed.lastIndexOf(mark) < position ? 'past' : 'ahead'
  }
}
