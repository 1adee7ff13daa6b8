import { RateLimiterMemory } from 'rate-limiter-flexible'
import { hideAddress } from '../auth/hideAddress.ts'
import type { Db } from '../db/db.ts'
import { countCall } from './countCall.ts'

/** What is counted: calls, not requests, so that a batch is no way around. */
export type Cost = 'act' | 'read' | 'sign-in' | 'look-up'

/** Points a minute. An estate may sit behind one address, so those of nobody in particular are many. */
export type Limits = Record<Cost, number>

/** Enough for people, too little for a script that hammers. */
export const usualLimits: Limits = { act: 240, read: 1200, 'sign-in': 120, 'look-up': 60 }

/** Takes a point for a call; answers after how many seconds to come again, null where there are points left. */
export type Spend = (cost: Cost, by: string) => Promise<number | null>

/** What is guessed at: codes, PINs, passwords, receipts. A guesser who is turned away by one process would ask the next. */
const guessed: readonly Cost[] = ['sign-in', 'look-up']

/** Count the calls of this process, and those that guess in the database, over all processes. */
export function limitCalls(limits: Limits, db: Db): Spend {
  const made = (cost: Cost) => new RateLimiterMemory({ keyPrefix: cost, points: limits[cost], duration: 60 })
  const limiters: Record<Cost, RateLimiterMemory> = {
    act: made('act'),
    read: made('read'),
    'sign-in': made('sign-in'),
    'look-up': made('look-up'),
  }
  return async (cost, by) => {
    try {
      await limiters[cost].consume(by)
    } catch (full) {
      if (full instanceof Error) throw full
      return Math.ceil((full as { msBeforeNext: number }).msBeforeNext / 1000)
    }
    if (!guessed.includes(cost)) return null
    const { count, left } = await countCall(db, `${cost} ${hideAddress(by)}`)
    return count > limits[cost] ? left : null
  }
}
