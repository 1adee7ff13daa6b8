import { next, type Stage, stay } from '../stage.ts'

/**
 * 评: scores for each candidate; too few raters leave it open past its last day, and so does a level first place until a lot
 * has been drawn.
 */
export const appraise: Stage<'appraise'> = {
  kind: 'appraise',
  mark: 'poll',
  opening: (spec) => ({ closes: spec.period, due: null }),
  settle: (spec, facts, over) =>
    over && facts.ratings >= spec.raters && facts.outcome === 'passed' ? next('appraised') : stay,
}
