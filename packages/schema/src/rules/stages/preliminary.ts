import { next, type Stage, stay } from '../stage.ts'
import { voteEnd } from './voteEnd.ts'

/**
 * 询异公示: the preliminary result hangs, whether the vote passed or not; objections to it are answered before it is final. Where one was
 * upheld, the corrected result hangs anew. What did not pass ends once its final result was published, where that comes next.
 */
export const preliminary: Stage<'preliminary'> = {
  kind: 'preliminary',
  mark: 'poll',
  opening: () => ({ closes: null, due: null }),
  settle(_spec, facts, over) {
    if (facts.poll === 'skipped') return next('skipped')
    if (!over || facts.objectionsOpen > 0 || facts.upheld) return stay
    return voteEnd(facts.outcome, 'publish') ?? next('confirmed')
  },
}
