import type { End, StageKind } from './process.ts'

/**
 * What has happened in the present stage, as counts. Each kind of stage reads the few that concern it;
 * the server fills just those.
 */
export interface StageFacts {
  /** screen: the clerk's word. */
  screening: 'none' | 'accepted' | 'adopted' | 'without-vote'
  /** second: households that second the proposal. */
  seconds: number
  /** study: what the Party branch or the committees found. */
  study: 'none' | 'agreed' | 'returned'
  /** deliberate, meet: the motion. */
  motion: 'none' | 'passed' | 'failed' | 'inquorate'
  /** deliberate: every party has signed, or stayed silent past its due time. */
  signedOff: boolean
  /** notice, preliminary, call: the text hangs, from its publication to its last day. */
  published: boolean
  /** notice, preliminary: objections without an answer. */
  objectionsOpen: number
  /** notice: objections upheld, so that a new version of the plan has to go on notice. */
  upheld: boolean
  /** poll: announced, skipped with a reason, or nothing yet. */
  poll: 'none' | 'announced' | 'skipped'
  /**
   * count: paper batches not yet declared entered; count, appraise: the result, once computed and not level. It goes along with a matter
   * to the stages that publish it (preliminary, publish).
   */
  batchesOpen: number
  outcome: 'none' | 'passed' | 'failed' | 'inquorate'
  /** act: tasks in all, and those not done. */
  tasks: number
  tasksOpen: number
  /** accept: what the two sides said. */
  proposerAccepts: boolean | null
  councilAccepts: boolean | null
  /** rate: how many households rated, and the sum of their stars. */
  ratings: number
  stars: number
  /** act: how often the work was reopened so far. */
  reopened: number
}

/**
 * Where a matter goes from here. `after`: it ends, but where the next stage of its process is of this kind that one is gone through first,
 * and ends it: a vote that failed is published as one that passed is.
 */
export type Move =
  | { move: 'stay' }
  | { move: 'next'; outcome: string }
  | { move: 'to'; kind: StageKind; outcome: string }
  | { move: 'end'; end: End; reason: string; after?: StageKind }
