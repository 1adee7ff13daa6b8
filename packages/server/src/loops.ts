import { setTimeout as sleep } from 'node:timers/promises'
import { sweep } from './auth/sweep.ts'
import type { Db } from './db/db.ts'
import type { LogKeys } from './log/keys.ts'
import { startSequencer } from './log/startSequencer.ts'
import { tick } from './tick.ts'

/** What the loops work on, and where they say what went wrong. */
export interface LoopsOptions {
  db: Db
  keys: LogKeys
  onError(error: unknown): void
}

/**
 * What goes on by itself: closing what is due every half second, putting entries into the logs, throwing away what is over. Any number of
 * instances may run it. Returns what stops it, once what is at hand is done.
 */
export function startLoops({ db, keys, onError }: LoopsOptions): () => Promise<void> {
  const stops = [
    startLoop(() => tick(db), { pause: 500, onError }),
    startLoop(() => sweep(db), { pause: 600_000, onError }),
    startSequencer({ db, keys, onError }),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

/** Do something again and again; a fault is said, and does not end it. */
export function startLoop(
  once: () => Promise<unknown>,
  { pause, onError }: { pause: number; onError(error: unknown): void },
): () => Promise<void> {
  const stop = new AbortController()
  const run = async () => {
    while (!stop.signal.aborted) {
      await once().catch(onError)
      await sleep(pause, undefined, { signal: stop.signal }).catch(() => {})
    }
  }
  const running = run()
  return () => {
    stop.abort()
    return running
  }
}
