import { next, type Stage, stay } from '../stage.ts'

/**
 * 询异公示: the preliminary result hangs; objections to it are answered before it is final. Where one was upheld, the corrected
 * result hangs anew.
 */
export const preliminary: Stage<'preliminary'> = {
  kind: 'preliminary',
  mark: 'poll',
  opening: () => ({ closes: null, due: null }),
  settle: (_spec, facts, over) =>
    over && facts.objectionsOpen === 0 && !facts.upheld ? next('confirmed') : stay,
}
