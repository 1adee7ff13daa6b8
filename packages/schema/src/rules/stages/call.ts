import { next, type Stage, stay } from '../stage.ts'

/** 会议通知: the agenda is locked and the papers are served for the period before the vote. */
export const call: Stage<'call'> = {
  kind: 'call',
  mark: 'notice',
  opening: () => ({ closes: null, due: null }),
  settle: (_spec, _facts, over) => (over ? next('called') : stay),
}
