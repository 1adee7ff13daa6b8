/** How things that come one by one are done together. */
export interface Collecting<I, O> {
  /** The largest group. */
  most: number
  /**
   * Milliseconds that a group waits at most for all who were here when the last was done, those of it and those who waited: whoever was
   * just answered may ask again, and a group costs much the same however many share it. After one alone nobody waits.
   */
  patience: number
  /** Only what has the same place is done together, one group at a time. */
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

interface Place<I, O> {
  waiting: Waiting<I, O>[]
  /** Called as soon as somebody more waits. */
  more(): void
}

/** Gathers what arrives while the last group is under way. */
export function makeCollector<I, O>({
  most,
  patience,
  place,
  key,
  run,
}: Collecting<I, O>): (item: I) => Promise<O> {
  const places = new Map<string, Place<I, O>>()

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
  const company = (at: Place<I, O>, many: number): Promise<void> =>
    new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer)
        at.more = () => {}
        resolve()
      }
      const timer = setTimeout(go, patience)
      at.more = () => {
        if (at.waiting.length >= many) go()
      }
      at.more()
    })
  const work = async (name: string, at: Place<I, O>): Promise<void> => {
    while (at.waiting.length > 0) {
      const { group, left } = take(at.waiting)
      at.waiting = left
      try {
        const outcomes = await run(group.map(({ item }) => item))
        for (const [i, { resolve }] of group.entries()) resolve(outcomes[i]!)
      } catch (fault) {
        for (const { reject } of group) reject(fault)
      }
      if (group.length > 1) await company(at, Math.min(most, group.length + at.waiting.length))
    }
    places.delete(name)
  }
  return (item) =>
    new Promise((resolve, reject) => {
      const name = place(item)
      const known = places.get(name)
      const at: Place<I, O> = known ?? { waiting: [], more() {} }
      at.waiting.push({ item, resolve, reject })
      at.more()
      if (known) return
      places.set(name, at)
      // What was read from the sockets in the same turn comes along.
      setImmediate(() => void work(name, at))
    })
}
