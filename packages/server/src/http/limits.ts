import { RateLimiterMemory } from 'rate-limiter-flexible'

/** What is counted: calls, not requests, so that a batch is no way around. */
export type Cost = 'act' | 'read' | 'sign-in' | 'look-up'

/** Points a minute. An estate may sit behind one address, so those of nobody in particular are many. */
export type Limits = Record<Cost, number>

/** Enough for people, too little for a script that hammers. */
export const usualLimits: Limits = { act: 240, read: 1200, 'sign-in': 120, 'look-up': 60 }

/** Takes a point for a call; answers after how many seconds to come again, null where there are points left. */
export type Spend = (cost: Cost, by: string) => Promise<number | null>

/** Count the calls of this process. */
export function limitCalls(limits: Limits): Spend {
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
      return null
    } catch (full) {
      if (full instanceof Error) throw full
      return Math.ceil((full as { msBeforeNext: number }).msBeforeNext / 1000)
    }
  }
}
