import { extendCalendarInput } from '@yishi/schema/input'
import { calendarSpan, calendarYearFault, chinaCalendar } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert, update } from '../change.ts'

/**
 * 补录节假日: the next year that the table does not have, after the official notice; a year that was added may be corrected. Periods that
 * are running keep their ends.
 */
export const extendCalendar = zoneAct({
  name: 'extendCalendar',
  who: ['admin'],
  input: extendCalendarInput,
  load: (tx, { who }) =>
    tx
      .select({ year: t.calendarYear.year })
      .from(t.calendarYear)
      .where(eq(t.calendarYear.tenantId, who.tenant)),
  decide({ zone, year, rest, work, basis }, added, { who }) {
    // One table for the whole community: its root zone alone has a calendar.
    if (zone !== who.tenant) return refuse('input-invalid', undefined, 'zone')
    const { lastYear } = calendarSpan(chinaCalendar)
    const last = Math.max(lastYear, ...added.map((one) => one.year))
    if (year <= lastYear || year > last + 1) return refuse('input-invalid', { year, next: last + 1 }, 'year')
    const fault = calendarYearFault(year, { rest, work })
    if (fault) return refuse('input-invalid', undefined, fault)
    const known = added.some((one) => one.year === year)
    return {
      ok: true,
      value: { year },
      changes: [
        known
          ? update(t.calendarYear, { year }, { rest, work, basis })
          : insert(t.calendarYear, { year, rest, work, basis }),
      ],
      open: { year, rest, work, basis },
    }
  },
})
