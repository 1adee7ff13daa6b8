import { next, type Stage, stay } from '../stage.ts'

/** 会议: the assembly's motion, by its own rule. */
export const meet: Stage<'meet'> = {
  kind: 'meet',
  mark: 'deliberate',
  opening: () => ({ closes: null, due: null }),
  settle(_spec, facts) {
    switch (facts.motion) {
      case 'none':
      case 'inquorate':
        return stay
      case 'failed':
        return { move: 'end', end: 'not-passed', reason: 'assembly-against' }
      case 'passed':
        return next('agreed')
    }
  },
}
