import { next, type Stage, stay } from '../stage.ts'
import { voteEnd } from './voteEnd.ts'

/**
 * 公开: what was decided or done hangs for its period, which begins when the clerk publishes it. A vote that did not pass is published, too,
 * and ends its matter then.
 */
export const publish: Stage<'publish'> = {
  kind: 'publish',
  mark: 'act',
  opening: (spec) => ({ closes: null, due: spec.within }),
  settle: (_spec, facts, over) => (over ? (voteEnd(facts.outcome) ?? next('published')) : stay),
}
