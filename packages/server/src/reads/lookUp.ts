import { zoneId } from '@yishi/schema/input'
import { decodeEntry, readReceiptCode } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { type LookedUp, refuse } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import { acknowledge } from '../log/receipt.ts'
import { read } from '../read.ts'

/** How somebody may spell a code: blanks, dashes and case do not matter. */
const code = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const meant = readReceiptCode(typed)
    if (meant === undefined) context.addIssue({ code: 'custom' })
    return meant ?? z.NEVER
  })

/**
 * 查验: the ballot of a receipt's code, from any device. Whoever holds the code may ask; what the ballot says stays sealed, and so does whose
 * it is. Wrong codes are no way to find others: there are 2⁵⁰ of them, and each try is counted.
 */
export const lookUp = read({
  name: 'lookUp',
  who: null,
  cost: 'look-up',
  input: z.strictObject({ zone: zoneId, code }),
  async run(db, wanted, { keys, tenant: { tenantId: tenant } }) {
    if (!keys) return refuse('not-available')
    const [entry] = await db
      .select({ entryId: t.logEntry.entryId, at: t.logEntry.at, body: t.logEntry.body })
      .from(t.receiptCode)
      .innerJoin(
        t.logEntry,
        and(eq(t.logEntry.tenantId, t.receiptCode.tenantId), eq(t.logEntry.idx, t.receiptCode.idx)),
      )
      .where(and(eq(t.receiptCode.tenantId, tenant), eq(t.receiptCode.code, wanted.code)))
      .orderBy(asc(t.receiptCode.idx))
      .limit(1)
    const ballot = entry && (await readBallot(db, tenant, Buffer.from(entry.body)))
    const proof = entry && (await acknowledge({ db, keys }, { tenant, entryId: entry.entryId, fields: [] }))
    if (!ballot || !proof || proof.receipt === null || proof.index === null)
      return refuse('unknown-receipt', undefined, 'code')
    const { replacedBy, replacedAt, ...about } = ballot
    const value: LookedUp = {
      code: proof.code,
      index: proof.index,
      at: entry.at.toISOString(),
      ...about,
      counts: replacedBy === null,
      replacedAt: replacedAt?.toISOString() ?? null,
      receipt: proof.receipt,
    }
    return { ok: true, value }
  },
})

/** The ballot that an entry brought, and what took its place. */
async function readBallot(db: Db, tenant: string, body: Uint8Array) {
  const { poll, ballot } = decodeEntry(body)?.open ?? {}
  if (typeof poll !== 'string' || typeof ballot !== 'string') return undefined
  const later = alias(t.ballot, 'later')
  const [found] = await db
    .select({
      channel: t.ballot.channel,
      poll: t.poll.pollId,
      title: t.poll.title,
      zone: t.poll.zoneId,
      zoneName: t.zone.name,
      replacedBy: t.ballot.replacedBy,
      replacedAt: later.castAt,
    })
    .from(t.ballot)
    .innerJoin(t.poll, and(eq(t.poll.tenantId, t.ballot.tenantId), eq(t.poll.pollId, t.ballot.pollId)))
    .innerJoin(t.zone, and(eq(t.zone.tenantId, t.poll.tenantId), eq(t.zone.zoneId, t.poll.zoneId)))
    .leftJoin(
      later,
      and(
        eq(later.tenantId, t.ballot.tenantId),
        eq(later.pollId, t.ballot.pollId),
        eq(later.ballotId, t.ballot.replacedBy),
      ),
    )
    .where(and(eq(t.ballot.tenantId, tenant), eq(t.ballot.pollId, poll), eq(t.ballot.ballotId, ballot)))
  return found
}
