import type { Mark, Move, Period, SpecOf, StageFacts, StageKind } from '../words/index.ts'

/**
 * One kind of stage, whole: its place on the track, how its instants are fixed when it opens, and where the
 * matter goes from what has happened. Pure.
 */
export interface Stage<K extends StageKind> {
  kind: K
  /** Its mark on the stage track. */
  mark: Mark
  /**
   * The instants fixed when the stage opens. `closes` ends it by the clock; `due` only makes it overdue.
   * Both null: an act will fix them (a notice's period begins with its publication).
   */
  opening(spec: SpecOf<K>): { closes: Period | null; due: Period | null }
  /** Where the matter goes. `over` is true once the stage's closing instant has passed. */
  settle(spec: SpecOf<K>, facts: StageFacts, over: boolean): Move
}

/** The matter stays where it is. */
export const stay: Move = { move: 'stay' }

/** The matter goes to the next stage of its process. */
export function next(outcome: string): Move {
  return { move: 'next', outcome }
}

/** Facts of a stage in which nothing has happened yet. */
export const noFacts: StageFacts = {
  screening: 'none',
  seconds: 0,
  study: 'none',
  motion: 'none',
  signedOff: false,
  published: false,
  objectionsOpen: 0,
  upheld: false,
  poll: 'none',
  batchesOpen: 0,
  outcome: 'none',
  tasks: 0,
  tasksOpen: 0,
  proposerAccepts: null,
  councilAccepts: null,
  ratings: 0,
  stars: 0,
  reopened: 0,
}
