import { next, type Stage, stay } from '../stage.ts'

/** 研究: the Party branch, or the two committees, have looked at the matter; what they send back ends it. */
export const study: Stage<'study'> = {
  kind: 'study',
  mark: 'propose',
  opening: (spec) => ({ closes: null, due: spec.due }),
  settle(spec, facts) {
    switch (facts.study) {
      case 'none':
        return stay
      case 'agreed':
        return next('agreed')
      case 'returned':
        return { move: 'end', end: 'returned', reason: `${spec.by}-against` }
    }
  },
}
