/** What of a ballot decides whether it counts. */
export interface Dated {
  channel: 'online' | 'paper'
  castAt: Date
  choices: Record<string, string>
  /** The mandate under which somebody else gave it; null where it is the elector's own. */
  proxyId: string | null
}

/**
 * Which of an elector's two ballots counts. A paper without a single valid mark never takes the place of a valid ballot, and gives
 * way to any. Of two valid ones the elector's own goes before a proxy's, whichever came first; else the later, by the instant at
 * which it was cast or handed in. At the same instant paper counts, which is signed by hand; of two of the same channel the
 * one recorded last.
 */
export function laterOf(standing: Dated, fresh: Dated): 'standing' | 'fresh' {
  const valid = { standing: isValid(standing), fresh: isValid(fresh) }
  if (valid.standing !== valid.fresh) return valid.fresh ? 'fresh' : 'standing'
  const own = { standing: standing.proxyId === null, fresh: fresh.proxyId === null }
  if (own.standing !== own.fresh) return own.fresh ? 'fresh' : 'standing'
  const [before, after] = [standing.castAt.getTime(), fresh.castAt.getTime()]
  if (before !== after) return after > before ? 'fresh' : 'standing'
  return standing.channel === 'paper' && fresh.channel === 'online' ? 'standing' : 'fresh'
}

/** Whether anything on it can be read as a choice. */
export function isValid({ choices }: Pick<Dated, 'choices'>): boolean {
  return Object.values(choices).some((choice) => choice !== 'invalid')
}
