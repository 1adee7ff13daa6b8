import { next, type Stage, stay } from '../stage.ts'
import { voteEnd } from './voteEnd.ts'

/**
 * 计票: paper that was handed in before closing is entered; the result is fixed when every batch is declared entered.
 * A poll that was left out leaves nothing to count. Where a preliminary result comes next, it hangs whatever the outcome.
 */
export const count: Stage<'count'> = {
  kind: 'count',
  mark: 'poll',
  opening: () => ({ closes: null, due: null }),
  settle(_spec, facts) {
    if (facts.poll === 'skipped') return next('skipped')
    if (facts.batchesOpen > 0 || facts.outcome === 'none') return stay
    return voteEnd(facts.outcome, 'preliminary') ?? next('passed')
  },
}
