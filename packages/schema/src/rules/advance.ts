import type { End, Move, Period, Process, StageFacts, StageKind, StageSpec } from '../words/index.ts'
import { noFacts, type Stage } from './stage.ts'
import { stages } from './stages/index.ts'

/** A stage that opens: its place in the process and its instants. */
export interface Opening {
  position: number
  kind: StageKind
  opensAt: Date
  closesAt: Date | null
  dueAt: Date | null
}

/** What moving on does: the outcome of each stage left behind, those entered on the way, and the end if there is one. */
export interface Advance {
  outcome: string
  /** Stages entered and left at once (附议 where the clerk adopted the matter), with their outcome. */
  passed: { opening: Opening; outcome: string }[]
  opening: Opening | null
  end: { end: End; reason: string } | null
  /** True where the work was reopened by a refusal or a low rating. */
  reopens: boolean
}

/** Where the matter stands. */
export interface Standing {
  process: Process
  position: number
  facts: StageFacts
  /** The stage's closing instant has passed. */
  over: boolean
}

/** The clock and the calendar, given. `due` is the first instant after the period that begins at `now`. */
export interface Today {
  now: Date
  due(period: Period): Date
}

/**
 * Move a matter on as far as the facts carry it, or null where it stays. Pure.
 * A stage that settles on its first look (skipped) is passed through in the same step.
 */
export function advance(standing: Standing, today: Today): Advance | null {
  const first = settle(specAt(standing.process, standing.position), standing.facts, standing.over)
  if (first.move === 'stay') return null
  const carried: StageFacts = {
    ...noFacts,
    screening: standing.facts.screening,
    poll: standing.facts.poll,
    outcome: standing.facts.outcome,
    reopened: standing.facts.reopened,
  }
  const passed: Advance['passed'] = []
  let move: Exclude<Move, { move: 'stay' }> = first
  let position = standing.position
  for (;;) {
    if (move.move === 'end' && !hangsNext(standing.process, position, move))
      return { outcome: outcomeOf(first), passed, opening: null, end: move, reopens: false }
    const to = target(standing.process, position, move)
    if (to === null) {
      const end = { end: 'done' as const, reason: 'completed' }
      return { outcome: outcomeOf(first), passed, opening: null, end, reopens: false }
    }
    const opening = openStage(standing.process, to, today)
    const then = settle(specAt(standing.process, to), carried, false)
    if (then.move === 'stay')
      return { outcome: outcomeOf(first), passed, opening, end: null, reopens: to < standing.position }
    passed.push({ opening, outcome: outcomeOf(then) })
    move = then
    position = to
  }
}

/** The stage that opens at a position of the process, with its instants. */
export function openStage(process: Process, position: number, today: Today): Opening {
  const spec = specAt(process, position)
  const { closes, due } = stageOf(spec.kind).opening(spec)
  return {
    position,
    kind: spec.kind,
    opensAt: today.now,
    closesAt: closes && today.due(closes),
    dueAt: due && today.due(due),
  }
}

/** The spec at a position; a position outside of the process is a fault of the caller. */
export function specAt(process: Process, position: number): StageSpec {
  const spec = process.stages[position]
  if (!spec) throw new RangeError(`process ${process.key} has no stage at ${position}`)
  return spec
}

function settle(spec: StageSpec, facts: StageFacts, over: boolean): Move {
  return stageOf(spec.kind).settle(spec, facts, over)
}

/** The table is keyed by kind, so that spec and stage always belong together; the cast says no more than that. */
function stageOf(kind: StageKind): Stage<StageKind> {
  return stages[kind] as unknown as Stage<StageKind>
}

function outcomeOf(move: Move): string {
  return move.move === 'stay' ? 'stay' : move.move === 'end' ? move.end : move.outcome
}

/** Whether an end waits for the stage after this one, in which the outcome is made known. */
function hangsNext(
  { stages }: Process,
  position: number,
  { after }: Extract<Move, { move: 'end' }>,
): boolean {
  return after !== undefined && stages[position + 1]?.kind === after
}

/** What ends only after the next stage goes on to it. */
function target(process: Process, position: number, move: Exclude<Move, { move: 'stay' }>): number | null {
  if (move.move !== 'to') return position + 1 < process.stages.length ? position + 1 : null
  const at = process.stages.findIndex((spec) => spec.kind === move.kind)
  return at < 0 ? null : at
}
