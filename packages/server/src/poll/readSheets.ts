import * as t from '@yishi/schema/tables'
import type { SheetView } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'
import { howItCame } from './myElectors.ts'
import type { Poll } from './pollOf.ts'

type Sheet = typeof t.paperSheet.$inferSelect
type Ballot = typeof t.ballot.$inferSelect

/**
 * The sheets of a poll in the order in which they came back. What the first person read is not shown to the one who is to read it
 * after them; once two have read it, it is.
 */
export async function readSheets(db: Db, { tenantId, pollId, rollId }: Poll, who: Who): Promise<SheetView[]> {
  const rows = await db
    .select({ sheet: t.paperSheet, label: t.elector.label })
    .from(t.paperSheet)
    .innerJoin(
      t.elector,
      and(
        eq(t.elector.tenantId, t.paperSheet.tenantId),
        eq(t.elector.rollId, rollId),
        eq(t.elector.electorId, t.paperSheet.electorId),
      ),
    )
    .where(and(eq(t.paperSheet.tenantId, tenantId), eq(t.paperSheet.pollId, pollId)))
    .orderBy(asc(t.paperSheet.handedInAt), asc(t.paperSheet.sheetId))
  const ballots = await db
    .select()
    .from(t.ballot)
    .where(
      and(
        eq(t.ballot.tenantId, tenantId),
        eq(t.ballot.pollId, pollId),
        inArray(t.ballot.electorId, ['', ...rows.map(({ sheet }) => sheet.electorId)]),
      ),
    )
    .orderBy(asc(t.ballot.castAt))
  const ballotsOf = new Map<string, Ballot[]>()
  for (const ballot of ballots)
    ballotsOf.set(ballot.electorId, [...(ballotsOf.get(ballot.electorId) ?? []), ballot])
  const names = await readNames(
    db,
    tenantId,
    rows.map(({ sheet }) => sheet),
  )
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person) ?? ''))
  return rows.map(({ sheet, label }) => {
    const state = sheetState(sheet)
    const theirs = ballotsOf.get(sheet.electorId) ?? []
    const hidden = state === 'entered' && sheet.enteredBy !== who.person
    return {
      id: sheet.sheetId,
      batch: sheet.batchId,
      elector: sheet.electorId,
      label,
      byProxy: sheet.proxyId !== null,
      handedInAt: sheet.handedInAt.toISOString(),
      collectedBy: nameOf(sheet.collectedBy) ?? '',
      photo: sheet.photo,
      state,
      choices: hidden ? null : readingOf(sheet),
      enteredBy: nameOf(sheet.enteredBy),
      enteredByMe: sheet.enteredBy === who.person,
      confirmedBy: nameOf(sheet.confirmedBy),
      differing: sheet.differing,
      other: otherOf(sheet, theirs),
    }
  })
}

function sheetState({ choices, differing, settledBy, confirmedAt }: Sheet): SheetView['state'] {
  if (!choices) return 'handed-in'
  if (differing && !settledBy) return 'differs'
  return confirmedAt ? 'confirmed' : 'entered'
}

/** What stands on a sheet: as settled, where two people read it differently. */
function readingOf(sheet: Sheet): SheetView['choices'] {
  return sheet.settled ?? sheet.choices
}

/** The latest ballot of the same elector that is not this sheet's. */
function otherOf(sheet: Sheet, ballots: readonly Ballot[]): SheetView['other'] {
  const other = ballots.findLast((ballot) => ballot.sheetId !== sheet.sheetId)
  if (!other) return null
  return { ...howItCame(other), counts: other.replacedBy === null }
}

async function readNames(db: Db, tenant: string, sheets: readonly Sheet[]): Promise<Map<string, string>> {
  const ids = new Set(sheets.flatMap((sheet) => [sheet.collectedBy, sheet.enteredBy, sheet.confirmedBy]))
  const persons = await db
    .select({ id: t.person.personId, name: t.person.name })
    .from(t.person)
    .where(
      and(
        eq(t.person.tenantId, tenant),
        inArray(t.person.personId, ['', ...[...ids].filter((id) => id !== null)]),
      ),
    )
  return new Map(persons.map((person) => [person.id, person.name ?? '']))
}
