import type { BallotForm } from '../../words/index.ts'
import type { Counted, Draw, Method, Tally } from './method.ts'

/** A recorded lot: who was drawn, of those who were level then. */
export interface Drawn {
  winner: string
  among: readonly string[]
}

/** What a method made of ballots, and those lots that settled something of it, in their order. */
export interface Settled<L extends Drawn = Drawn> {
  tally: Tally
  lots: L[]
}

/**
 * Count, and settle by recorded lots what is level. A lot holds for those among whom it was drawn and for nobody else: where others are
 * level now, because ballots were read anew, it settles nothing and another one is to be drawn.
 */
export function settle<F extends BallotForm, L extends Drawn>(
  method: Method<F>,
  { options, ballots }: { options: readonly string[]; ballots: readonly Counted<F>[] },
  recorded: readonly L[],
): Settled<L> {
  const lots: L[] = []
  const draw: Draw = (level) => {
    const lot = recorded.find((each) => !lots.includes(each) && isAmong(each, level))
    if (lot) lots.push(lot)
    return lot?.winner
  }
  const tally = method.count(options, ballots, draw)
  // Level for last place (`tied`) has been drawn for within the count, as far as there were lots.
  const winner = tally.outcome === 'tie' && !tally.tied ? draw(tally.winners) : undefined
  return { tally: winner === undefined ? tally : { ...tally, outcome: 'decided', winners: [winner] }, lots }
}

function isAmong({ winner, among }: Drawn, level: readonly string[]): boolean {
  return (
    among.length === level.length && level.every((option) => among.includes(option)) && level.includes(winner)
  )
}
