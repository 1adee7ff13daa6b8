import { next, type Stage, stay } from '../stage.ts'

/** 实施: ends when every task is done. */
export const act: Stage<'act'> = {
  kind: 'act',
  mark: 'act',
  opening: () => ({ closes: null, due: null }),
  settle: (_spec, facts) => (facts.tasks > 0 && facts.tasksOpen === 0 ? next('done') : stay),
}
