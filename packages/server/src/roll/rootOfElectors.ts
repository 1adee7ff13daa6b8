import { setImmediate } from 'node:timers/promises'
import { rollLeaf, rootOf } from '@yishi/schema/log'

/** How many leaves are made before other work of the process gets its turn. */
const atOnce = 500

/** An elector as its leaf knows it. */
export interface SaltedElector {
  electorId: string
  heads: number
  area: bigint
  salt: Uint8Array
}

/**
 * The root under which a roll is frozen, in hex: that of `rollRoot`, made a little at a time, since a large roll takes
 * seconds.
 */
export async function rootOfElectors(electors: readonly SaltedElector[]): Promise<string> {
  const sorted = [...electors].sort((a, b) => (a.electorId < b.electorId ? -1 : 1))
  const leaves: Uint8Array[] = []
  for (const [i, { electorId, heads, area, salt }] of sorted.entries()) {
    leaves.push(rollLeaf({ key: electorId, heads, area, salt }))
    if (i % atOnce === atOnce - 1) await setImmediate()
  }
  return Buffer.from(rootOf(leaves)).toString('hex')
}
