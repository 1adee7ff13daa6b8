import { next, type Stage, stay } from '../stage.ts'

/** 受理: a clerk accepts, merges, returns, or lets a small matter go straight to work. */
export const screen: Stage<'screen'> = {
  kind: 'screen',
  mark: 'propose',
  opening: (spec) => ({ closes: null, due: spec.due }),
  settle(_spec, facts) {
    switch (facts.screening) {
      case 'none':
        return stay
      case 'accepted':
      case 'adopted':
        return next(facts.screening)
      case 'without-vote':
        return { move: 'to', kind: 'act', outcome: 'without-vote' }
    }
  },
}
