import { next, type Stage, stay } from '../stage.ts'

/**
 * 计票: paper that was handed in before closing is entered; the result is fixed when every batch is declared entered.
 * A poll that was left out leaves nothing to count.
 */
export const count: Stage<'count'> = {
  kind: 'count',
  mark: 'poll',
  opening: () => ({ closes: null, due: null }),
  settle(_spec, facts) {
    if (facts.poll === 'skipped') return next('skipped')
    if (facts.batchesOpen > 0) return stay
    switch (facts.outcome) {
      case 'none':
        return stay
      case 'passed':
        return next('passed')
      case 'failed':
        return { move: 'end', end: 'not-passed', reason: 'vote-against' }
      case 'inquorate':
        return { move: 'end', end: 'not-quorate', reason: 'too-few-took-part' }
    }
  },
}
