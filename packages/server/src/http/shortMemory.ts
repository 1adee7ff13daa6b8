/** Remembers answers for a moment, so that what everybody asks at once is read once. */
export interface ShortMemory<T> {
  /** The answer under a key: a remembered one that is young enough, or a new one. */
  get(key: string, make: () => Promise<T>): Promise<T>
}

/** A memory of so many milliseconds and so many keys. What fails, or is not there yet (null), is not remembered. */
export function shortMemory<T>(milliseconds: number, most = 500): ShortMemory<T> {
  const kept = new Map<string, { until: number; answer: Promise<T> }>()
  return {
    get(key, make) {
      const now = performance.now()
      const found = kept.get(key)
      if (found && found.until > now) return found.answer
      const answer = make()
      kept.delete(key)
      kept.set(key, { until: now + milliseconds, answer })
      const forget = () => {
        if (kept.get(key)?.answer === answer) kept.delete(key)
      }
      answer.then((made) => made === null && forget(), forget)
      for (const [oldest] of kept) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return answer
    },
  }
}
