import { next, type Stage, stay } from '../stage.ts'

/** 征求意见: online and door to door until its last day. */
export const consult: Stage<'consult'> = {
  kind: 'consult',
  mark: 'deliberate',
  opening: (spec) => ({ closes: spec.period, due: null }),
  settle: (_spec, _facts, over) => (over ? next('heard') : stay),
}
