import { next, type Stage, stay } from '../stage.ts'

/** 评: scores for each candidate; too few raters leave it open past its last day. */
export const appraise: Stage<'appraise'> = {
  kind: 'appraise',
  mark: 'poll',
  opening: (spec) => ({ closes: spec.period, due: null }),
  settle: (spec, facts, over) => (over && facts.ratings >= spec.raters ? next('appraised') : stay),
}
