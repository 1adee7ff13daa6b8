import { type Contradiction, canonicalJson, decodeEntry, type Plain } from '@yishi/schema/log'
import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import { countBallots } from '../poll/countBallots.ts'
import { contradiction } from './contradiction.ts'

/**
 * Every ballot that counts says what its entry sealed: whose it is, what was chosen, and how much it weighs in the frozen roll.
 * Every result is what these ballots come to when they are counted again.
 */
export async function fsckPolls(tx: Tx, tenant: string): Promise<Contradiction | undefined> {
  const wrong = await fsckBallots(tx, tenant)
  if (wrong) return wrong
  const polls = await tx
    .select()
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenant), isNotNull(t.poll.countedAt), isNotNull(t.poll.result)))
  for (const poll of polls) {
    // The official platform counted; its result rests on its document alone.
    if (poll.force === 'import-official') continue
    // Sheets that were read again count from the recount on; until then the log alone says what the result was made of.
    if (await awaitsRecount(tx, poll)) continue
    const counted = await countBallots(tx, poll)
    if (canonicalJson(counted as unknown as Plain) !== canonicalJson(poll.result as unknown as Plain))
      return contradiction('result-differs', `poll ${poll.pollId}`)
  }
  return undefined
}

/** Whether a sheet was read otherwise, and the votes have not been counted again since. */
async function awaitsRecount(tx: Tx, { tenantId, pollId }: typeof t.poll.$inferSelect): Promise<boolean> {
  const uncounted = sql`not exists (
    select from ${t.pollCorrection} c
    where c.tenant_id = ${t.rereading.tenantId} and jsonb_exists(c.objections, ${t.rereading.objectionId})
  )`
  const read = and(
    eq(t.rereading.tenantId, tenantId),
    eq(t.rereading.pollId, pollId),
    isNotNull(t.rereading.ballotId),
    uncounted,
  )
  return (await tx.$count(t.rereading, read)) > 0
}

const PAGE = 1000

async function fsckBallots(tx: Tx, tenant: string): Promise<Contradiction | undefined> {
  for (let after = ''; ; ) {
    const page = await readBallots(tx, tenant, after)
    const wrong = page.find((row) => !fitsItsEntry(row))
    if (wrong) return contradiction('ballot-differs', `ballot ${wrong.ballotId}`, wrong.idx)
    if (page.length < PAGE) return undefined
    after = page.at(-1)!.ballotId
  }
}

/** The ballots that count, with their electors and entries. Ballot ids are random, so they do not repeat between polls. */
function readBallots(tx: Tx, tenant: string, after: string) {
  return tx
    .select({
      ballotId: t.ballot.ballotId,
      electorId: t.ballot.electorId,
      choices: t.ballot.choices,
      heads: t.elector.heads,
      area: t.elector.area,
      idx: t.logEntry.idx,
      body: t.logEntry.body,
      openings: t.logEntry.openings,
    })
    .from(t.ballot)
    .innerJoin(
      t.elector,
      and(
        eq(t.elector.tenantId, t.ballot.tenantId),
        eq(t.elector.rollId, t.ballot.rollId),
        eq(t.elector.electorId, t.ballot.electorId),
      ),
    )
    .innerJoin(
      t.logEntry,
      and(eq(t.logEntry.tenantId, t.ballot.tenantId), eq(t.logEntry.entryId, t.ballot.entryId)),
    )
    .where(and(eq(t.ballot.tenantId, tenant), isNull(t.ballot.replacedBy), gt(t.ballot.ballotId, after)))
    .orderBy(asc(t.ballot.ballotId))
    .limit(PAGE)
}

type CountingBallot = Awaited<ReturnType<typeof readBallots>>[number]

function fitsItsEntry({
  ballotId,
  electorId,
  choices,
  heads,
  area,
  body,
  openings,
}: CountingBallot): boolean {
  const choice = openings.choice?.value as Plain | undefined
  const means: Plain = { choices, heads, area: formatArea(area) }
  return (
    decodeEntry(Buffer.from(body))?.open.ballot === ballotId &&
    choice !== undefined &&
    canonicalJson(choice) === canonicalJson(means) &&
    // Erasing a person takes the opening of whose ballot it was.
    (openings.elector === undefined || openings.elector.value === electorId)
  )
}
