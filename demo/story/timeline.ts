import { moveClock, readNow, standClock } from '@yishi/server/inside/db/clock'
import type { Db } from '@yishi/server/inside/db/db'
import { tick } from '@yishi/server/inside/tick'

/** A thread of the story: it yields the instant at which it goes on. */
export type Thread = AsyncGenerator<Date, void>

/**
 * Play threads side by side up to an instant: whichever wakes first moves the clock, what is due then is closed, and it goes on.
 * What would happen later does not happen.
 */
export async function playThreads(db: Db, threads: Thread[], until: Date): Promise<void> {
  const waiting: { thread: Thread; at: Date; order: number }[] = []
  for (const [order, thread] of threads.entries()) {
    const first = await thread.next()
    if (!first.done) waiting.push({ thread, at: first.value, order })
  }
  for (;;) {
    waiting.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order)
    const next = waiting[0]
    if (!next || next.at > until) break
    await goTo(db, next.at)
    const step = await next.thread.next()
    if (step.done) waiting.shift()
    else next.at = step.value
  }
  await goTo(db, until)
}

/** Stand the clock at the story's beginning. */
export async function beginAt(db: Db, at: Date): Promise<void> {
  await standClock(db, at)
}

async function goTo(db: Db, at: Date): Promise<void> {
  if (at > (await readNow(db))) await moveClock(db, at)
  while ((await tick(db)) > 0);
}

/** An instant of the community's day: `at('2026-04-03', '19:00')`. */
export function at(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

/** So many hours later. */
export function hoursAfter(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000)
}

/** Some days later at a time of day. */
export function daysAfter(from: Date, days: number, time: string): Date {
  const day = new Date(from.getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
  return at(day, time)
}
