import type { Move, StageFacts, StageKind } from '../../words/index.ts'

/**
 * How a vote ends its matter, with its word and reason; undefined where it passed, or was not counted. `after`: the stage in which the
 * outcome hangs before that, where the process has it next.
 */
export function voteEnd(outcome: StageFacts['outcome'], after?: StageKind): Move | undefined {
  const hangs = after === undefined ? {} : { after }
  switch (outcome) {
    case 'failed':
      return { move: 'end', end: 'not-passed', reason: 'vote-against', ...hangs }
    case 'inquorate':
      return { move: 'end', end: 'not-quorate', reason: 'too-few-took-part', ...hangs }
    case 'passed':
    case 'none':
      return undefined
  }
}
