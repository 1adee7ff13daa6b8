import { next, type Stage, stay } from '../stage.ts'

/**
 * 公示: its period begins when the notice is published. After its last day it waits until every objection is
 * answered; an objection that was upheld asks for a new version of the plan, which goes on notice anew.
 */
export const notice: Stage<'notice'> = {
  kind: 'notice',
  mark: 'notice',
  opening: () => ({ closes: null, due: null }),
  settle: (_spec, facts, over) =>
    over && facts.objectionsOpen === 0 && !facts.upheld ? next('noticed') : stay,
}
