import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { MyElector } from '@yishi/schema/words'
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { LogKeys } from '../log/keys.ts'
import { type EntryCode, receiptCodes } from '../log/receiptCodes.ts'
import type { Who } from '../who.ts'
import type { Poll } from './pollOf.ts'

type Ballot = typeof t.ballot.$inferSelect
type Mine = NonNullable<MyElector['ballot']>

/** The electors for whom somebody may vote in a poll, with the ballot that counts for each and what it took the place of. */
export async function myElectors(
  { db, keys }: { db: Db; keys: LogKeys | null },
  who: Who,
  poll: Poll,
): Promise<MyElector[]> {
  const { tenantId, pollId, rollId } = poll
  const homes = who.homes.map((home) => home.household)
  const named = who.mandates.filter((mandate) => mandate.roll === rollId).map((mandate) => mandate.elector)
  const electors = await db
    .select({
      elector: t.elector.electorId,
      label: t.elector.label,
      heads: t.elector.heads,
      area: t.elector.area,
    })
    .from(t.elector)
    .where(
      and(
        eq(t.elector.tenantId, tenantId),
        eq(t.elector.rollId, rollId),
        or(inArray(t.elector.householdId, ['', ...homes]), inArray(t.elector.electorId, ['', ...named])),
      ),
    )
    .orderBy(asc(t.elector.electorId))
  const ballots = await db
    .select()
    .from(t.ballot)
    .where(
      and(
        eq(t.ballot.tenantId, tenantId),
        eq(t.ballot.pollId, pollId),
        inArray(t.ballot.electorId, ['', ...electors.map((one) => one.elector)]),
      ),
    )
    .orderBy(asc(t.ballot.castAt))
  const counting = ballots.filter((ballot) => ballot.replacedBy === null)
  const entries = counting.map((ballot) => ballot.entryId)
  const codes = keys ? await receiptCodes({ db, keys }, tenantId, entries) : new Map<string, EntryCode>()
  return electors.map(({ area, ...elector }) => ({
    ...elector,
    area: formatArea(area),
    ballot: ballotOf(elector.elector, { ballots, codes }),
  }))
}

function ballotOf(
  elector: string,
  { ballots, codes }: { ballots: readonly Ballot[]; codes: ReadonlyMap<string, EntryCode> },
): MyElector['ballot'] {
  const theirs = ballots.filter((ballot) => ballot.electorId === elector)
  const counts = theirs.find((ballot) => ballot.replacedBy === null)
  if (!counts) return null
  const code = codes.get(counts.entryId)
  const before = theirs.findLast((ballot) => ballot.replacedBy === counts.ballotId)
  return {
    id: counts.ballotId,
    choices: counts.choices as Mine['choices'],
    castAt: counts.castAt.toISOString(),
    channel: counts.channel,
    receipt: code?.code ?? '',
    index: code?.index ?? null,
    replaced: before ? { channel: before.channel, castAt: before.castAt.toISOString() } : null,
  }
}
