/** How things that come one by one are done together. */
export interface Collecting<I, O> {
  /** The largest group. */
  most: number
  /** Groups of one place that are done at the same time. Few, so that those who come meanwhile make a group. */
  lanes: number
  /** Only what has the same place is done together. */
  place(item: I): string
  /** Of what has the same key, a group takes one; the others wait for the next. */
  key(item: I): string
  /** Do a group: an outcome for each, in their order. */
  run(items: readonly I[]): Promise<readonly O[]>
}

interface Waiting<I, O> {
  item: I
  resolve(outcome: O): void
  reject(fault: unknown): void
}

/** Gathers what arrives while the last groups are under way; nothing waits for company. */
export function makeCollector<I, O>({
  most,
  lanes,
  place,
  key,
  run,
}: Collecting<I, O>): (item: I) => Promise<O> {
  const places = new Map<string, { waiting: Waiting<I, O>[]; busy: number }>()

  const take = (waiting: Waiting<I, O>[]): { group: Waiting<I, O>[]; left: Waiting<I, O>[] } => {
    const keys = new Set<string>()
    const group: Waiting<I, O>[] = []
    const left: Waiting<I, O>[] = []
    for (const one of waiting) {
      const its = key(one.item)
      if (group.length >= most || keys.has(its)) left.push(one)
      else {
        keys.add(its)
        group.push(one)
      }
    }
    return { group, left }
  }
  const lane = async (name: string): Promise<void> => {
    const at = places.get(name)!
    while (at.waiting.length > 0) {
      const { group, left } = take(at.waiting)
      at.waiting = left
      try {
        const outcomes = await run(group.map(({ item }) => item))
        for (const [i, { resolve }] of group.entries()) resolve(outcomes[i]!)
      } catch (fault) {
        for (const { reject } of group) reject(fault)
      }
    }
    if (--at.busy === 0) places.delete(name)
  }
  return (item) =>
    new Promise((resolve, reject) => {
      const name = place(item)
      const at = places.get(name) ?? { waiting: [], busy: 0 }
      places.set(name, at)
      at.waiting.push({ item, resolve, reject })
      if (at.busy >= lanes) return
      at.busy++
      // What was read from the sockets in the same turn comes along.
      setImmediate(() => void lane(name))
    })
}
