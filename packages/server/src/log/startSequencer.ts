import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../db/db.ts'
import type { LogKeys } from './keys.ts'
import { sequenceTenant, waitingTenants } from './sequencer.ts'

/** What a running sequencer needs. */
export interface SequencerOptions {
  db: Db
  keys: LogKeys
  /** Milliseconds between looks at what waits: how long a receipt may take at most. 250 where nothing is said. */
  pause?: number
  /** A tenant whose log could not be grown is left alone for some seconds; the others go on. */
  onError(error: unknown, tenant: string | null): void
}

const AFTER_ERROR = 5_000

/** Keep putting entries into the logs until stopped. Any number of instances may run it. Returns what stops it. */
export function startSequencer({ db, keys, pause = 250, onError }: SequencerOptions): () => Promise<void> {
  const holder = randomBytes(9).toString('base64url')
  const troubled = new Map<string, number>()
  const stop = new AbortController()
  const { signal } = stop

  const sequence = async (tenant: string): Promise<void> => {
    if ((troubled.get(tenant) ?? 0) > performance.now()) return
    try {
      await sequenceTenant({ db, keys, holder }, tenant)
      troubled.delete(tenant)
    } catch (error) {
      troubled.set(tenant, performance.now() + AFTER_ERROR)
      onError(error, tenant)
    }
  }
  const round = async (): Promise<void> => {
    try {
      for (const tenant of await waitingTenants(db)) if (!signal.aborted) await sequence(tenant)
    } catch (error) {
      onError(error, null)
    }
  }
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await round()
      await sleep(pause, undefined, { signal }).catch(() => {})
    }
  }
  const running = run()
  return () => {
    stop.abort()
    return running
  }
}
