import { isWithin, type WaitingFor } from '@yishi/schema/words'
import { holds, type Who } from '../who.ts'
import type { OpenMatter } from './openMatters.ts'
import type { Said } from './readSaid.ts'

/** What a matter waits for from somebody; null: nothing. Pure. */
export function waitsFor(matter: OpenMatter, who: Who, said: Said): WaitingFor | null {
  const { proposal, zone, reopened } = matter
  const homes = who.homes.filter((home) => isWithin(home.zone, zone)).map((home) => home.household)
  switch (matter.kind) {
    case 'second': {
      const free = homes.some((home) => home !== matter.household && !said.seconds.has(`${proposal} ${home}`))
      return free ? 'second' : null
    }
    case 'consult':
      return homes.length > 0 && !said.opinions.has(proposal) ? 'opine' : null
    case 'rate':
      return homes.some((home) => !said.ratings.has(`${proposal} ${reopened} ${home}`)) ? 'rate' : null
    case 'accept': {
      const side = sideOf(matter, who, said)
      return side && !said.acceptances.has(`${proposal} ${reopened} ${side}`) ? 'accept' : null
    }
    default:
      return null
  }
}

/** For which of the two sides somebody looks at the work. */
function sideOf(matter: OpenMatter, who: Who, said: Said): 'proposer' | 'council' | null {
  const proposes =
    matter.person === who.person ||
    matter.writtenBy === who.person ||
    who.homes.some((home) => home.household === matter.household)
  if (proposes) return 'proposer'
  return holds(who, ['councillor'], matter.zone) && !said.recusals.has(matter.proposal) ? 'council' : null
}
