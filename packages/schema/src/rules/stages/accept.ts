import { next, type Stage, stay } from '../stage.ts'

/** 验收: proposer and council; a refusal sends the work back, silence past the last day is recorded and does not block. */
export const accept: Stage<'accept'> = {
  kind: 'accept',
  mark: 'act',
  opening: (spec) => ({ closes: spec.period, due: null }),
  settle(_spec, facts, over) {
    if (facts.proposerAccepts === false || facts.councilAccepts === false)
      return { move: 'to', kind: 'act', outcome: 'refused' }
    if (facts.proposerAccepts && facts.councilAccepts) return next('accepted')
    return over ? next('accepted-by-silence') : stay
  },
}
