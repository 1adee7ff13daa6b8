import { next, type Stage, stay } from '../stage.ts'

/** 附议: ends at the asked-for number of households; skipped where the clerk adopted the matter. */
export const second: Stage<'second'> = {
  kind: 'second',
  mark: 'propose',
  opening: (spec) => ({ closes: spec.period, due: null }),
  settle(spec, facts, over) {
    if (facts.screening === 'adopted') return next('skipped')
    if (facts.seconds >= spec.seconds) return next('seconded')
    return over ? { move: 'end', end: 'not-passed', reason: 'not-seconded' } : stay
  },
}
