import { next, type Stage, stay } from '../stage.ts'

/**
 * 评价: a mean under the floor with enough ratings reopens the work; reopened as often as the process allows, the
 * matter goes up a zone.
 */
export const rate: Stage<'rate'> = {
  kind: 'rate',
  mark: 'act',
  opening: (spec) => ({ closes: spec.period, due: null }),
  settle(spec, facts, over) {
    if (!over) return stay
    const low = facts.ratings >= spec.fewest && facts.stars < spec.floor * facts.ratings
    if (!low) return next('rated')
    return { move: 'to', kind: 'act', outcome: facts.reopened >= spec.reopenings ? 'raised' : 'reopened' }
  },
}
