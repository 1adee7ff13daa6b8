/** Remembers answers for a moment, so that what everybody asks at once is read once. */
export interface ShortMemory<T> {
  /** The answer under a key: a remembered one that is young enough, or a new one. */
  get(key: string, make: () => Promise<T>): Promise<T>
  /** The same, told at once where the answer is here: waiting for what nobody waits for costs as much as a small answer. */
  give(key: string, make: () => Promise<T>, to: Receiver<T>): void
}

/** Who is told an answer, or why there is none. */
export interface Receiver<T> {
  answer(answer: T): void
  fault(fault: unknown): void
}

interface Kept<T> {
  until: number
  answer: Promise<T>
  /** Once it is there. */
  made?: { answer: T }
}

/** A memory of so many milliseconds and so many keys. What fails, or is not there yet (null), is not remembered. */
export function shortMemory<T>(milliseconds: number, most = 500): ShortMemory<T> {
  const kept = new Map<string, Kept<T>>()
  const find = (key: string): Kept<T> | undefined => {
    const found = kept.get(key)
    return found && found.until > performance.now() ? found : undefined
  }
  const remember = (key: string, answer: Promise<T>): Promise<T> => {
    const fresh: Kept<T> = { until: performance.now() + milliseconds, answer }
    kept.delete(key)
    kept.set(key, fresh)
    const forget = () => {
      if (kept.get(key) === fresh) kept.delete(key)
    }
    answer.then((made) => {
      if (made === null) forget()
      else fresh.made = { answer: made }
    }, forget)
    for (const [oldest] of kept) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return answer
  }
  const get: ShortMemory<T>['get'] = (key, make) => find(key)?.answer ?? remember(key, make())
  return {
    get,
    give(key, make, to) {
      const made = find(key)?.made
      if (made) to.answer(made.answer)
      else get(key, make).then(to.answer).catch(to.fault)
    },
  }
}
