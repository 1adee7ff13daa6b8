import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { codeOfLetter } from '../auth/code.ts'
import type { Db } from '../db/db.ts'
import type { Poll } from './pollOf.ts'

/** What stands on one elector's paper, in full. */
export interface BallotSheet {
  elector: string
  label: string
  names: string
  heads: number
  area: string
  /** The single-use code of a letter that waits for them; null where there is none. */
  code: string | null
}

/** Which papers are wanted; all of them where nothing is said. */
export interface Wanted {
  building?: string | undefined
  elector?: string | undefined
}

/** The papers of a poll's electors in the order of the roll, no more than `most`; whoever asks has recorded that they read the roll. */
export async function readBallotSheets(
  db: Db,
  { tenantId, rollId }: Pick<Poll, 'tenantId' | 'rollId'>,
  { building, elector, most }: Wanted & { most: number },
): Promise<BallotSheet[]> {
  const rows = await db
    .select({
      elector: t.elector.electorId,
      label: t.elector.label,
      names: t.elector.names,
      heads: t.elector.heads,
      area: t.elector.area,
      household: t.elector.householdId,
    })
    .from(t.elector)
    .where(
      and(
        eq(t.elector.tenantId, tenantId),
        eq(t.elector.rollId, rollId),
        building === undefined ? undefined : eq(t.elector.building, building),
        elector === undefined ? undefined : eq(t.elector.electorId, elector),
      ),
    )
    .orderBy(asc(t.elector.electorId))
    .limit(most)
  const letters = await readWaitingLetters(db, tenantId, rollId)
  return rows.map(({ household, area, ...row }) => {
    const letter = letters.get(`e ${row.elector}`) ?? letters.get(`h ${household}`)
    return { ...row, area: formatArea(area), code: letter ? codeOfLetter(tenantId, letter) : null }
  })
}

/** Letters that can still be opened, by elector and by household. */
async function readWaitingLetters(db: Db, tenant: string, roll: string): Promise<Map<string, string>> {
  const { letterId, electorId, householdId } = t.claimLetter
  const rows = await db
    .select({ letterId, electorId, householdId })
    .from(t.claimLetter)
    .where(
      and(
        eq(t.claimLetter.tenantId, tenant),
        or(eq(t.claimLetter.rollId, roll), isNull(t.claimLetter.rollId)),
        isNull(t.claimLetter.usedAt),
        isNull(t.claimLetter.voidedAt),
        sql`${t.claimLetter.expiresAt} > yishi_now()`,
      ),
    )
    .orderBy(asc(t.claimLetter.issuedAt))
  return new Map(
    rows.map((row) => [row.electorId === null ? `h ${row.householdId}` : `e ${row.electorId}`, row.letterId]),
  )
}
