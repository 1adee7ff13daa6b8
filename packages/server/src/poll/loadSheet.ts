import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'
import type { Context } from '../act.ts'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'
import { RefusalThrown } from '../refusalThrown.ts'
import { choicesFault } from './choicesFault.ts'
import { type LockedElector, lockElectors } from './lockElectors.ts'
import { type Poll, pollOf } from './pollOf.ts'
import { sameChoices } from './sameChoices.ts'

type Sheet = typeof t.paperSheet.$inferSelect

/** A sheet at work: everything that whoever reads it needs. */
export interface SheetAtWork {
  poll: Poll
  sheet: Sheet
  elector: LockedElector
  /** The elector's ballots by other ways than this sheet, in the order of their instants. */
  others: (typeof t.ballot.$inferSelect)[]
}

/** What an act on a sheet answers: the ballot that it brought, if it did. */
export interface SheetAnswer {
  sheet: string
  /** Whether all who read it so far read the same. */
  agrees: boolean
  ballot: string | null
}

/** A request about a sheet, with what somebody read on it. */
interface Reading {
  poll: string
  sheet: string
  choices: Record<string, string>
}

/**
 * A sheet at work; it and its elector are locked, and its batch cannot be declared entered meanwhile. Throws a refusal where
 * there is no such sheet, where its batch is done, and where what was read does not answer the questions.
 */
export async function loadSheet(tx: Tx, { matter }: Context<Matter>, reading: Reading): Promise<SheetAtWork> {
  const poll = await pollOf(tx, matter, reading.poll)
  if (!poll) throw new RefusalThrown(refuse('unknown-poll', undefined, 'poll'))
  const { tenantId, pollId } = poll
  const [found] = await tx
    .select({ batchId: t.paperSheet.batchId })
    .from(t.paperSheet)
    .where(sheetIs(poll, reading.sheet))
  if (!found) throw new RefusalThrown(refuse('unknown-sheet', undefined, 'sheet'))
  const [batch] = await tx
    .select({ enteredAt: t.paperBatch.enteredAt })
    .from(t.paperBatch)
    .where(
      and(
        eq(t.paperBatch.tenantId, tenantId),
        eq(t.paperBatch.pollId, pollId),
        eq(t.paperBatch.batchId, found.batchId),
      ),
    )
    .for('share')
  // Once the result hangs its batch is done; what is read then is read again.
  if (batch!.enteredAt && matter.stage?.kind !== 'preliminary')
    throw new RefusalThrown(refuse('already-done', undefined, 'batch'))
  const [sheet] = await tx.select().from(t.paperSheet).where(sheetIs(poll, reading.sheet)).for('update')
  const items = await itemsOf(tx, poll, sheet!)
  const asked = poll.questions.filter(({ key }) => !items || items[key] !== undefined)
  const fault = choicesFault(asked, reading.choices, 'paper')
  if (fault) throw new RefusalThrown(refuse('input-invalid', undefined, fault))
  const electors = await lockElectors(tx, poll, [sheet!.electorId])
  const elector = electors.get(sheet!.electorId)!
  return { poll, sheet: sheet!, elector, others: await readOthers(tx, poll, sheet!) }
}

/** What a proxy's sheet was mandated for; null where it is the elector's own. */
async function itemsOf(tx: Tx, { tenantId, pollId }: Poll, { proxyId }: Sheet) {
  if (proxyId === null) return null
  const [proxy] = await tx
    .select({ items: t.proxy.items })
    .from(t.proxy)
    .where(and(eq(t.proxy.tenantId, tenantId), eq(t.proxy.pollId, pollId), eq(t.proxy.proxyId, proxyId)))
  return proxy!.items
}

/** Without the readings of other sheets that a third person has set right. */
async function readOthers(tx: Tx, { tenantId, pollId }: Poll, { electorId, sheetId }: Sheet) {
  const rows = await tx
    .select({ ballot: t.ballot, settled: t.paperSheet.settled })
    .from(t.ballot)
    .leftJoin(
      t.paperSheet,
      and(
        eq(t.paperSheet.tenantId, t.ballot.tenantId),
        eq(t.paperSheet.pollId, t.ballot.pollId),
        eq(t.paperSheet.sheetId, t.ballot.sheetId),
      ),
    )
    .where(
      and(
        eq(t.ballot.tenantId, tenantId),
        eq(t.ballot.pollId, pollId),
        eq(t.ballot.electorId, electorId),
        or(isNull(t.ballot.sheetId), ne(t.ballot.sheetId, sheetId)),
      ),
    )
    .orderBy(asc(t.ballot.castAt))
  return rows
    .filter(({ ballot, settled }) => !settled || sameChoices(ballot.choices, settled))
    .map(({ ballot }) => ballot)
}

function sheetIs(poll: Poll, sheetId: string) {
  return and(
    eq(t.paperSheet.tenantId, poll.tenantId),
    eq(t.paperSheet.pollId, poll.pollId),
    eq(t.paperSheet.sheetId, sheetId),
  )
}
