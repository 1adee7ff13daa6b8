import { next, type Stage, stay } from '../stage.ts'

/** 表决: announced by the clerk with its roll and its two instants; an optional one may be left out with a reason. */
export const poll: Stage<'poll'> = {
  kind: 'poll',
  mark: 'poll',
  opening: () => ({ closes: null, due: null }),
  settle(spec, facts, over) {
    if (spec.optional && facts.poll === 'skipped') return next('skipped')
    return over ? next('closed') : stay
  },
}
