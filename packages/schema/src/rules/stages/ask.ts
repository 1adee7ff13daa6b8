import { next, type Stage, stay } from '../stage.ts'

/** 问: a survey until its last day. */
export const ask: Stage<'ask'> = {
  kind: 'ask',
  mark: 'propose',
  opening: (spec) => ({ closes: spec.period, due: null }),
  settle: (_spec, _facts, over) => (over ? next('asked') : stay),
}
