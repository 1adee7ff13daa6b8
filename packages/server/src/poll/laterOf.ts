/** What of a ballot decides whether it counts. */
export interface Dated {
  channel: 'online' | 'paper'
  castAt: Date
  choices: Record<string, string>
}

/**
 * Which of an elector's two ballots counts: of two valid ones the later, by the instant at which it was cast or handed in. At the
 * same instant paper counts, which is signed by hand; of two of the same channel the one recorded last. A paper without
 * a single valid mark never takes the place of a valid ballot, and gives way to any.
 */
export function laterOf(standing: Dated, fresh: Dated): 'standing' | 'fresh' {
  const valid = { standing: isValid(standing), fresh: isValid(fresh) }
  if (valid.standing !== valid.fresh) return valid.fresh ? 'fresh' : 'standing'
  const [before, after] = [standing.castAt.getTime(), fresh.castAt.getTime()]
  if (before !== after) return after > before ? 'fresh' : 'standing'
  return standing.channel === 'paper' && fresh.channel === 'online' ? 'standing' : 'fresh'
}

/** Whether anything on it can be read as a choice. */
export function isValid({ choices }: Pick<Dated, 'choices'>): boolean {
  return Object.values(choices).some((choice) => choice !== 'invalid')
}
