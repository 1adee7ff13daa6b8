import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { MyElector } from '@yishi/schema/words'
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { LogKeys } from '../log/keys.ts'
import { type EntryCode, receiptCodes } from '../log/receiptCodes.ts'
import type { Who } from '../who.ts'
import type { Poll } from './pollOf.ts'
import { readProxies } from './readProxies.ts'

type Ballot = typeof t.ballot.$inferSelect
type Mine = NonNullable<MyElector['ballot']>

/**
 * The electors for whom somebody may vote in a poll, their own and those by mandate, with the ballot that counts for each and what it
 * took the place of. How a principal voted themselves is not the holder's to see.
 */
export async function myElectors(
  { db, keys }: { db: Db; keys: LogKeys | null },
  who: Who,
  poll: Poll,
): Promise<MyElector[]> {
  const { tenantId, pollId, rollId } = poll
  const homes = who.homes.map((home) => home.household)
  const named = who.mandates.filter((mandate) => mandate.roll === rollId).map((mandate) => mandate.elector)
  const held = await readProxies(db, poll, and(eq(t.proxy.holderId, who.person), isNull(t.proxy.endedAt)))
  const heldOf = new Map(held.map((proxy) => [proxy.elector, { ...proxy, holder: null, holderId: null }]))
  const electors = await db
    .select({
      elector: t.elector.electorId,
      label: t.elector.label,
      heads: t.elector.heads,
      area: t.elector.area,
      household: t.elector.householdId,
    })
    .from(t.elector)
    .where(
      and(
        eq(t.elector.tenantId, tenantId),
        eq(t.elector.rollId, rollId),
        or(
          inArray(t.elector.householdId, ['', ...homes]),
          inArray(t.elector.electorId, ['', ...named, ...heldOf.keys()]),
        ),
      ),
    )
    .orderBy(asc(t.elector.electorId))
  const ids = electors.map((one) => one.elector)
  const ofMine = and(inArray(t.proxy.electorId, ['', ...ids]), isNull(t.proxy.endedAt))
  const given = (await readProxies(db, poll, ofMine)).map((proxy) => ({ ...proxy, holderId: null }))
  const ballots = await db
    .select()
    .from(t.ballot)
    .where(
      and(
        eq(t.ballot.tenantId, tenantId),
        eq(t.ballot.pollId, pollId),
        inArray(t.ballot.electorId, ['', ...ids]),
      ),
    )
    .orderBy(asc(t.ballot.castAt))
  const counting = ballots.filter((ballot) => ballot.replacedBy === null)
  const entries = counting.map((ballot) => ballot.entryId)
  const codes = keys ? await receiptCodes({ db, keys }, tenantId, entries) : new Map<string, EntryCode>()
  return electors.map(({ area, household, ...elector }) => {
    const own = named.includes(elector.elector) || homes.some((home) => home === household)
    const mandate = heldOf.get(elector.elector)
    const seen = own ? ballots : ballots.filter((ballot) => ballot.proxyId === mandate?.id)
    return {
      ...elector,
      area: formatArea(area),
      held: own ? null : (mandate ?? null),
      given: own ? (given.find((proxy) => proxy.elector === elector.elector) ?? null) : null,
      ballot: ballotOf(elector.elector, { ballots: seen, codes }),
    }
  })
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
    ...howItCame(counts),
    receipt: code?.code ?? '',
    index: code?.index ?? null,
    replaced: before ? howItCame(before) : null,
  }
}

/** By what channel a ballot came, when, and whether somebody else gave it. */
export function howItCame({ channel, castAt, proxyId }: Pick<Ballot, 'channel' | 'castAt' | 'proxyId'>) {
  return { channel, castAt: castAt.toISOString(), byProxy: proxyId !== null }
}
