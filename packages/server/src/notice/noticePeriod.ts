import type { Context } from '../act.ts'
import { daysBetween, startOfNextDay } from '../localDay.ts'

/** When a notice hangs: issued on the 7th for seven days, it hangs from the 8th to the 14th. */
export interface NoticePeriod {
  /** First instant of the first day. */
  opensAt: Date
  /** First instant after the last day, which is never a day of rest. */
  closesAt: Date
  /** Days from the first to the last, both counted. */
  days: number
}

/** The period of so many natural days that an issue begins; longer by days of rest at its end. */
export function noticePeriod(issuedAt: Date, days: number, { due, tenant }: Context): NoticePeriod {
  const opensAt = startOfNextDay(issuedAt, tenant.timeZone)
  const closesAt = due(issuedAt, { days, unit: 'day' })
  return { opensAt, closesAt, days: daysBetween(opensAt, closesAt, tenant.timeZone) }
}
