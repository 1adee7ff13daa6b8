import type { DeskItem } from '@yishi/schema/words'
import { daysBetween } from '../../format/daysLeft.ts'

/** How much a piece of work presses, the most pressing first. */
export const pressings = ['overdue', 'today', 'week', 'later', 'open'] as const
export type Pressing = (typeof pressings)[number]

/** How much it presses at an instant; a due time at midnight belongs to the day before. */
export function pressingOf({ overdue, dueAt }: Pick<DeskItem, 'overdue' | 'dueAt'>, now: string): Pressing {
  if (overdue) return 'overdue'
  if (!dueAt) return 'open'
  const lastMinute = new Date(Date.parse(dueAt) - 60_000).toISOString()
  const days = daysBetween(now, lastMinute)
  return days <= 0 ? 'today' : days <= 7 ? 'week' : 'later'
}

/** The work in groups, in the order of their pressing; groups without any are left out. */
export function grouped(items: readonly DeskItem[], now: string): [Pressing, DeskItem[]][] {
  return pressings.flatMap((pressing): [Pressing, DeskItem[]][] => {
    const group = items.filter((item) => pressingOf(item, now) === pressing)
    return group.length ? [[pressing, group]] : []
  })
}
