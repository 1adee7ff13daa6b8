import * as t from '@yishi/schema/tables'
import type { LetterLook } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { readNow } from '../db/clock.ts'
import type { Db } from '../db/db.ts'
import { householdLabel } from '../householdLabel.ts'
import type { Letter } from './findLetter.ts'

/** What whoever holds a letter may see of it: the dwelling that is printed on it, and how it stands. */
export async function lookAtLetter(db: Db, letter: Letter): Promise<LetterLook> {
  const { tenantId } = letter
  const [household] = await db
    .select()
    .from(t.household)
    .where(and(eq(t.household.tenantId, tenantId), eq(t.household.householdId, letter.householdId ?? '')))
  const [elector] = await db
    .select({ label: t.elector.label })
    .from(t.elector)
    .where(
      and(
        eq(t.elector.tenantId, tenantId),
        eq(t.elector.rollId, letter.rollId ?? ''),
        eq(t.elector.electorId, letter.electorId ?? ''),
      ),
    )
  const members = await db.$count(
    t.householdMember,
    and(
      eq(t.householdMember.tenantId, tenantId),
      eq(t.householdMember.householdId, letter.householdId ?? ''),
      eq(t.householdMember.state, 'active'),
    ),
  )
  const pins = await db.$count(
    t.credential,
    and(
      eq(t.credential.tenantId, tenantId),
      eq(t.credential.personId, letter.usedBy ?? ''),
      eq(t.credential.kind, 'pin'),
    ),
  )
  const expired = letter.expiresAt <= (await readNow(db))
  return {
    for: letter.electorId === null ? 'household' : 'elector',
    label: household ? householdLabel(household) : (elector?.label ?? ''),
    state: letter.usedAt ? 'used' : expired ? 'expired' : 'waiting',
    members,
    pin: pins > 0,
  }
}
