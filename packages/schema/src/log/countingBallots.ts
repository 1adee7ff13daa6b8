import type { Contradiction, LoggedEntry } from './verify.ts'

/**
 * The ballots of a poll that count: of every elector the one that no other took the place of. Each ballot names the one that it
 * replaces, or the one that counts in its place, so this follows from the public facts without knowing who voted.
 */
export function countingBallots(
  ballots: readonly LoggedEntry[],
): { ok: true; counting: LoggedEntry[] } | { ok: false; contradiction: Contradiction } {
  const standing = new Map<string, LoggedEntry>()
  const known = new Set<string>()
  for (const logged of ballots) {
    const { ballot, replaces, replacedBy } = logged.entry.open
    const wrong = (code: string) =>
      ({ ok: false, contradiction: { code, index: logged.index, detail: String(ballot) } }) as const
    if (typeof ballot !== 'string' || known.has(ballot)) return wrong('ballot-twice')
    known.add(ballot)
    if (typeof replacedBy === 'string') {
      if (!standing.has(replacedBy)) return wrong('ballot-unknown')
      continue
    }
    if (typeof replaces === 'string' && !standing.delete(replaces)) return wrong('ballot-unknown')
    standing.set(ballot, logged)
  }
  return { ok: true, counting: [...standing.values()] }
}
