import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { MineView } from '@yishi/schema/words'
import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import { ofOwn } from '../mine/openMatters.ts'
import { readBallotsTold } from '../mine/readBallotsTold.ts'
import { readWaiting } from '../mine/readWaiting.ts'
import { read } from '../read.ts'
import { readBoardItems } from '../views/readBoardItems.ts'
import { readProposalItems } from '../views/readProposalItems.ts'
import type { Who } from '../who.ts'
import { within } from '../within.ts'

/** So many of one's own matters, and of those one follows, are shown, the newest first. */
const mostMatters = 50
const mostNotices = 5

/**
 * 我的: what waits for whoever asks, what they proposed and what they follow, wherever in the community it is; and the latest notices of
 * the zone.
 */
export const mine = read({
  name: 'mine',
  who: 'signed-in',
  input: z.strictObject({ zone: zoneId }),
  async run(db, { zone }, { who, now, tenant }) {
    const value: MineView = {
      waiting: await readWaiting(db, who!, now),
      ballots: await readBallotsTold(db, who!),
      proposals: await readProposalItems(db, tenant.tenantId, await own(db, who!)),
      follows: await readProposalItems(db, tenant.tenantId, await followed(db, who!)),
      notices: await readBoardItems(db, tenant, { where: within(t.notice.zoneId, zone), most: mostNotices }),
    }
    return { ok: true, value }
  },
})

async function own(db: Db, who: Who): Promise<string[]> {
  const rows = await db
    .select({ id: t.proposal.proposalId })
    .from(t.proposal)
    .where(and(eq(t.proposal.tenantId, who.tenant), ofOwn(who)))
    .orderBy(desc(t.proposal.createdAt), desc(t.proposal.proposalId))
    .limit(mostMatters)
  return rows.map((row) => row.id)
}

/** What one follows; one's own matters stand above already. */
async function followed(db: Db, who: Who): Promise<string[]> {
  const rows = await db
    .select({ id: t.proposal.proposalId })
    .from(t.follow)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.follow.tenantId), eq(t.proposal.proposalId, t.follow.proposalId)),
    )
    .where(
      and(
        eq(t.follow.tenantId, who.tenant),
        eq(t.follow.personId, who.person),
        eq(t.follow.active, true),
        // Of a matter without a household SQL knows neither yes nor no.
        sql`not coalesce(${ofOwn(who)}, false)`,
      ),
    )
    .orderBy(desc(t.proposal.createdAt), desc(t.proposal.proposalId))
    .limit(mostMatters)
  return rows.map((row) => row.id)
}
