import { optionalText, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type ProposalsView, stageKinds } from '@yishi/schema/words'
import { and, count, desc, eq, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import { read } from '../read.ts'
import { readProposalItems } from '../views/readProposalItems.ts'
import { within } from '../within.ts'

/** What runs, what was carried out, and what ended in another way. */
const states = ['open', 'done', 'ended'] as const

const input = z.strictObject({
  zone: zoneId,
  state: z.enum(states).optional(),
  /** The stage that a running matter is in. */
  stage: z.enum(stageKinds).optional(),
  /** Words that stand in title, text or place. */
  search: optionalText(60).default(''),
  after: z.string().max(120).optional(),
  most: z.int().min(1).max(50).default(20),
})

/** 提议列表: the matters of a zone and below, the newest first. Anybody may read it. */
export const proposals = read({
  name: 'proposals',
  who: null,
  input,
  async run(db, { state, stage, search, after, most }, { tenant, zone }) {
    const found = and(
      eq(t.proposal.tenantId, tenant.tenantId),
      within(t.proposal.zoneId, zone),
      inText(search),
    )
    const wanted = and(found, state && inState[state], stage && inStage(stage))
    const rows = await db
      .select({ id: t.proposal.proposalId, at: t.proposal.createdAt })
      .from(t.proposal)
      .where(and(wanted, after === undefined ? undefined : beyond(after)))
      .orderBy(desc(t.proposal.createdAt), desc(t.proposal.proposalId))
      .limit(most + 1)
    const part = rows.slice(0, most)
    const last = part.at(-1)
    const value: ProposalsView = {
      items: await readProposalItems(
        db,
        tenant.tenantId,
        part.map((row) => row.id),
      ),
      total: await db.$count(t.proposal, wanted),
      next: last && rows.length > most ? `${last.at.getTime()}-${last.id}` : null,
      counts: await countStates(db, found),
    }
    return { ok: true, value }
  },
})

const inState: Record<(typeof states)[number], SQL | undefined> = {
  open: isNull(t.proposal.end),
  done: eq(t.proposal.end, 'done'),
  ended: and(isNotNull(t.proposal.end), ne(t.proposal.end, 'done')),
}

function inStage(kind: (typeof stageKinds)[number]): SQL {
  return sql`exists (
    select from ${t.stage} s where s.tenant_id = ${t.proposal.tenantId} and s.proposal_id = ${t.proposal.proposalId}
      and s.closed_at is null and s.kind = ${kind}
  )`
}

/** All words have to stand somewhere; what is a wildcard in SQL is a character here. */
function inText(search: string): SQL | undefined {
  const words = search.split(/\s+/u).filter((word) => word !== '')
  const text = sql`${t.proposal.title} || ' ' || ${t.proposal.body} || ' ' || ${t.proposal.place}`
  return and(...words.map((word) => sql`${text} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`))
}

/** Older than the last one of the part before; a cursor that is none begins anew. */
function beyond(after: string): SQL | undefined {
  const [, at, id] = /^(\d{1,13})-([a-z0-9-]+)$/.exec(after) ?? []
  if (at === undefined || id === undefined) return undefined
  const then = new Date(Number(at))
  return or(
    lt(t.proposal.createdAt, then),
    and(eq(t.proposal.createdAt, then), lt(t.proposal.proposalId, id)),
  )
}

async function countStates(db: Db, found: SQL | undefined): Promise<ProposalsView['counts']> {
  const rows = await db
    .select({ end: t.proposal.end, n: count() })
    .from(t.proposal)
    .where(found)
    .groupBy(t.proposal.end)
  const sum = (wanted: (end: string | null) => boolean) =>
    rows.filter((row) => wanted(row.end)).reduce((all, row) => all + row.n, 0)
  return {
    open: sum((end) => end === null),
    done: sum((end) => end === 'done'),
    ended: sum((end) => end !== null && end !== 'done'),
  }
}
