import { next, type Stage, stay } from '../stage.ts'

/** 议事: the council's motion on the plan, then the sign-off of the parties. A session without a quorum is called again. */
export const deliberate: Stage<'deliberate'> = {
  kind: 'deliberate',
  mark: 'deliberate',
  opening: () => ({ closes: null, due: null }),
  settle(_spec, facts) {
    switch (facts.motion) {
      case 'none':
      case 'inquorate':
        return stay
      case 'failed':
        return { move: 'end', end: 'not-passed', reason: 'council-against' }
      case 'passed':
        return facts.signedOff ? next('agreed') : stay
    }
  },
}
