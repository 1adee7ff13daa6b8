import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { LetterView, Page } from '@yishi/schema/words'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { codeOfLetter } from '../auth/code.ts'
import { zoneOfLetter } from '../auth/zoneOfLetter.ts'
import { householdLabel } from '../householdLabel.ts'
import { read } from '../read.ts'

const input = z.strictObject({
  zone: zoneId,
  /** These alone: what was just issued. */
  only: z.array(id).min(1).max(2000).optional(),
  /** Only letters that wait to be opened. */
  waiting: z.boolean().default(false),
  after: z.string().regex(/^\d+$/).max(10).optional(),
})
const part = 100

/** 入户码信函: letters with their codes, for the clerk to print. */
export const letters = read({
  name: 'letters',
  who: ['clerk'],
  input,
  async run(db, { zone, only, waiting, after }, { who, now }) {
    const where = and(
      eq(t.claimLetter.tenantId, who!.tenant),
      zoneOfLetter(zone),
      only ? inArray(t.claimLetter.letterId, only) : undefined,
      waiting ? isNull(t.claimLetter.usedAt) : undefined,
      waiting ? isNull(t.claimLetter.voidedAt) : undefined,
      waiting ? sql`${t.claimLetter.expiresAt} > yishi_now()` : undefined,
    )
    const from = Number.parseInt(after ?? '0', 10)
    const total = await db.$count(t.claimLetter, where)
    const rows = await db
      .select({ letter: t.claimLetter, household: t.household, elector: t.elector })
      .from(t.claimLetter)
      .leftJoin(
        t.household,
        and(
          eq(t.household.tenantId, t.claimLetter.tenantId),
          eq(t.household.householdId, t.claimLetter.householdId),
        ),
      )
      .leftJoin(
        t.elector,
        and(
          eq(t.elector.tenantId, t.claimLetter.tenantId),
          eq(t.elector.rollId, t.claimLetter.rollId),
          eq(t.elector.electorId, t.claimLetter.electorId),
        ),
      )
      .where(where)
      .orderBy(
        sql`length(coalesce(${t.household.building}, ${t.elector.building}))`,
        sql`coalesce(${t.household.building}, ${t.elector.building})`,
        asc(t.household.unit),
        sql`length(${t.household.room})`,
        sql`coalesce(${t.household.room}, ${t.elector.label})`,
        asc(t.claimLetter.letterId),
      )
      .limit(part)
      .offset(from)
    const value: Page<LetterView> = {
      items: rows.map(({ letter, household, elector }) => {
        const state = stateOf(letter, now)
        const code = state === 'waiting' ? codeOfLetter(who!.tenant, letter.letterId) : null
        return {
          letter: letter.letterId,
          for: letter.electorId === null ? 'household' : 'elector',
          label: household ? householdLabel(household) : (elector?.label ?? ''),
          names: household?.contactName ?? elector?.names ?? '',
          state,
          code,
          href: code && `/c/${zone}/claim#${code}`,
          issuedAt: letter.issuedAt.toISOString(),
          expiresAt: letter.expiresAt.toISOString(),
        }
      }),
      total,
      next: from + part < total ? String(from + part) : null,
    }
    return { ok: true, value }
  },
})

function stateOf(letter: typeof t.claimLetter.$inferSelect, now: Date): LetterView['state'] {
  if (letter.usedAt) return 'used'
  if (letter.voidedAt) return 'void'
  return letter.expiresAt <= now ? 'expired' : 'waiting'
}
