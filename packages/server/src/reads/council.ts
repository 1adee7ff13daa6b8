import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type CouncilView, refuse } from '@yishi/schema/words'
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, max, ne, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { readMeetings } from '../council/readMeetings.ts'
import { readSession } from '../council/readSession.ts'
import { sessionItem } from '../council/sessionItem.ts'
import type { Db } from '../db/db.ts'
import { read } from '../read.ts'
import { roleHolders } from '../roleHolders.ts'
import { holds } from '../who.ts'

const input = z.strictObject({
  zone: zoneId,
  /** Which session is wanted whole; without it the one that is open, or called next, or was last. */
  session: id.optional(),
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
})
const part = 20

/** 议事会: the sessions of a zone's council, one of them whole, and what waits for it. Anybody may read it. */
export const council = read({
  name: 'council',
  who: null,
  input,
  async run(db, { session, after }, { who, now, zone, tenant }) {
    const { tenantId } = tenant
    const ours = and(eq(t.councilSession.tenantId, tenantId), eq(t.councilSession.zoneId, zone))
    const current = await findSession(db, ours, session)
    if (session !== undefined && !current) return refuse('unknown-session', undefined, 'session')
    const others = and(ours, current && ne(t.councilSession.sessionId, current.sessionId))
    const rows = await db
      .select()
      .from(t.councilSession)
      .where(and(others, after === undefined ? undefined : lt(t.councilSession.number, Number(after))))
      .orderBy(desc(t.councilSession.number))
      .limit(part + 1)
    const shown = rows.slice(0, part)
    const titles = await readTitles(
      db,
      tenantId,
      shown.map((row) => row.sessionId),
    )
    const members = await roleHolders(db, tenantId, { role: 'councillor', zone })
    const value: CouncilView = {
      items: shown.map((row) => sessionItem(row, titles.get(row.sessionId) ?? [])),
      total: await db.$count(t.councilSession, others),
      next: rows.length > part ? `${shown.at(-1)!.number}` : null,
      current: current ? await readSession(db, current, { who, now, zone: tenant.zone }) : null,
      members,
      mine: who && { may: members.length > 0 && holds(who, ['clerk'], zone) ? ['callSession'] : [] },
      waiting: await readWaiting(db, tenantId, zone),
      meetings: who && holds(who, ['clerk'], zone) ? await readMeetings(db, tenantId, zone) : null,
    }
    return { ok: true, value }
  },
})

/** The session asked for; or the one that is open, else the one called next, else the last one closed. */
async function findSession(db: Db, ours: SQL | undefined, session: string | undefined) {
  const one = (where: SQL | undefined, ...order: SQL[]) =>
    db
      .select()
      .from(t.councilSession)
      .where(and(ours, where))
      .orderBy(...order, asc(t.councilSession.number))
      .limit(1)
  if (session !== undefined) return (await one(eq(t.councilSession.sessionId, session)))[0]
  const { openedAt, closedAt, startsAt } = t.councilSession
  const [open] = await one(and(isNotNull(openedAt), isNull(closedAt)), asc(openedAt))
  const [next] = open ? [open] : await one(isNull(closedAt), asc(startsAt))
  const [last] = next ? [next] : await one(undefined, desc(closedAt))
  return last
}

async function readTitles(db: Db, tenant: string, sessions: readonly string[]) {
  const rows = await db
    .select({ session: t.motion.sessionId, title: t.proposal.title })
    .from(t.motion)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.motion.tenantId), eq(t.proposal.proposalId, t.motion.proposalId)),
    )
    .where(and(eq(t.motion.tenantId, tenant), inArray(t.motion.sessionId, ['', ...sessions])))
    .orderBy(asc(t.motion.item))
  const titles = new Map<string, string[]>()
  for (const { session, title } of rows) titles.set(session, [...(titles.get(session) ?? []), title])
  return titles
}

/** Matters of the zone in deliberation that are on no agenda to come and were not carried yet. */
async function readWaiting(db: Db, tenant: string, zone: string): Promise<CouncilView['waiting']> {
  const version = db
    .select({ proposal: t.plan.proposalId, version: max(t.plan.version).as('latest') })
    .from(t.plan)
    .where(eq(t.plan.tenantId, tenant))
    .groupBy(t.plan.proposalId)
    .as('version')
  return db
    .select({
      proposal: t.proposal.proposalId,
      title: t.proposal.title,
      planVersion: version.version,
    })
    .from(t.stage)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.stage.tenantId), eq(t.proposal.proposalId, t.stage.proposalId)),
    )
    .leftJoin(version, eq(version.proposal, t.proposal.proposalId))
    .where(
      and(
        eq(t.stage.tenantId, tenant),
        eq(t.stage.kind, 'deliberate'),
        isNull(t.stage.closedAt),
        or(eq(t.proposal.zoneId, zone), eq(t.proposal.raisedTo, zone)),
        sql`not exists (
          select from ${t.motion} m where m.tenant_id = ${t.stage.tenantId} and m.proposal_id = ${t.stage.proposalId}
            and (m.closed_at is null or (m.result ->> 'outcome' = 'passed' and m.closed_at >= ${t.stage.opensAt}))
        )`,
      ),
    )
    .orderBy(asc(t.stage.opensAt), asc(t.proposal.proposalId))
}
