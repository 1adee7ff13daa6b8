import type { RollEntry, RollItem } from '@yishi/schema/words'
import { rollPublic } from '../reads/rollPublic.ts'
import type { Making } from './drawPage.ts'

/** A roll for inspection from its first entry to its last, as anybody may see it. */
export async function wholeRoll(
  see: Making['see'],
  id: string,
): Promise<{ roll: RollItem; entries: RollEntry[] }> {
  const first = await see(rollPublic, { roll: id })
  const entries = [...first.items]
  for (let { next } = first; next !== null; ) {
    const part = await see(rollPublic, { roll: id, after: next })
    entries.push(...part.items)
    next = part.next
  }
  return { roll: first.roll, entries }
}
