import { next, type Stage, stay } from '../stage.ts'

/** 公开: what was done hangs for its period, which begins when the clerk publishes it. */
export const publish: Stage<'publish'> = {
  kind: 'publish',
  mark: 'act',
  opening: (spec) => ({ closes: null, due: spec.within }),
  settle: (_spec, _facts, over) => (over ? next('published') : stay),
}
