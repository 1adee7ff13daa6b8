import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type BoardView, noticeKinds, refuse, tenantOf } from '@yishi/schema/words'
import { and, eq, gt, inArray, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { read } from '../read.ts'
import { readBoardItems } from '../views/readBoardItems.ts'
import { within } from '../within.ts'

const input = z.strictObject({
  zone: zoneId,
  /** Further zones of the same tenant. */
  zones: z.array(zoneId).max(10).default([]),
  kind: z.enum(noticeKinds).optional(),
  /** What hung before, instead of what hangs now. */
  past: z.boolean().default(false),
  after: z
    .string()
    .regex(/^\d{4}-\d{1,9}$/)
    .optional(),
  limit: z.int().min(1).max(50).default(20),
})

/** 公示栏: what hangs in some zones and below them, and how many notices hung before. Anybody may read it; it is three statements. */
export const board = read({
  name: 'board',
  who: null,
  input,
  async run(db, { zone, zones, kind, past, after, limit }, { tenant, now }) {
    const wanted = [...new Set([zone, ...zones])]
    if (wanted.some((one) => tenantOf(one) !== tenant.tenantId))
      return refuse('unknown-zone', undefined, 'zones')
    const named = await db
      .select({ id: t.zone.zoneId, name: t.zone.name })
      .from(t.zone)
      .where(and(eq(t.zone.tenantId, tenant.tenantId), inArray(t.zone.zoneId, wanted)))
    if (named.length < wanted.length) return refuse('unknown-zone', undefined, 'zones')
    const here = and(
      or(...wanted.map((one) => within(t.notice.zoneId, one))),
      kind && eq(t.notice.kind, kind),
    )
    const hangs = and(gt(t.notice.closesAt, now), isNull(t.notice.withdrawnAt))!
    const [counted] = await db
      .select({
        current: sql<number>`(count(*) filter (where ${hangs}))::int`,
        all: sql<number>`count(*)::int`,
      })
      .from(t.notice)
      .where(and(eq(t.notice.tenantId, tenant.tenantId), here))
    const { current, all } = counted!
    const items = await readBoardItems(db, tenant, {
      where: and(here, past ? not(hangs) : hangs, after === undefined ? undefined : beyond(after)),
      most: limit + 1,
    })
    const part = items.slice(0, limit)
    const last = part.at(-1)
    const value: BoardView = {
      zones: named,
      current,
      past: all - current,
      now: now.toISOString(),
      items: part,
      total: past ? all - current : current,
      next: last && items.length > limit ? `${last.year}-${last.number}` : null,
    }
    return { ok: true, value }
  },
})

/** Notices whose number comes before the last one that was shown. */
function beyond(after: string): SQL | undefined {
  const [year, number] = after.split('-').map((part) => Number.parseInt(part, 10))
  return or(lt(t.notice.year, year!), and(eq(t.notice.year, year!), lt(t.notice.number, number!)))
}
