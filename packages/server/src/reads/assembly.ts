import { zoneId } from '@yishi/schema/input'
import { calendarSpan, chinaCalendar } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { AssemblyView } from '@yishi/schema/words'
import { and, asc, eq, inArray, isNull, max } from 'drizzle-orm'
import { z } from 'zod'
import { readTies } from '../poll/readTies.ts'
import { read } from '../read.ts'
import { readCandidates } from '../readCandidates.ts'
import { within } from '../within.ts'

const input = z.strictObject({ zone: zoneId })

/** 研究、候选、抽签: what the staff of a zone have to record between the stages that residents see. */
export const assembly = read({
  name: 'assembly',
  who: ['clerk', 'admin'],
  input,
  async run(db, { zone }, { tenant: { tenantId } }) {
    const rows = await db
      .select({
        proposal: t.proposal.proposalId,
        title: t.proposal.title,
        process: t.proposal.process,
        position: t.stage.position,
      })
      .from(t.stage)
      .innerJoin(
        t.proposal,
        and(eq(t.proposal.tenantId, t.stage.tenantId), eq(t.proposal.proposalId, t.stage.proposalId)),
      )
      .where(
        and(
          eq(t.stage.tenantId, tenantId),
          inArray(t.stage.kind, ['study', 'deliberate', 'appraise', 'count', 'preliminary']),
          isNull(t.stage.closedAt),
          within(t.proposal.zoneId, zone),
        ),
      )
      .orderBy(asc(t.stage.opensAt), asc(t.proposal.proposalId))
      .limit(200)
    const value: AssemblyView = { studies: [], lists: [], ties: [], lastYear: await lastYear() }
    for (const { proposal, title, process, position } of rows) {
      const spec = process.stages[position]
      if (spec?.kind === 'study') value.studies.push({ proposal, title, by: spec.by })
      if (spec?.kind === 'deliberate' && spec.candidates !== undefined) {
        const candidates = (await readCandidates(db, tenantId, proposal)).map((one) => one.text)
        value.lists.push({ proposal, title, most: spec.candidates, candidates })
      }
      if (spec?.kind === 'appraise') {
        const winners = await level(proposal)
        if (winners.length > 1) value.ties.push({ proposal, title, winners, of: null })
      }
      if (spec?.kind === 'count' || spec?.kind === 'preliminary')
        for (const tie of await readTies(db, tenantId, proposal)) value.ties.push({ proposal, title, ...tie })
    }
    return { ok: true, value }

    async function level(proposal: string) {
      const [counted] = await db
        .select({ winners: t.appraisalCount.winners })
        .from(t.appraisalCount)
        .where(and(eq(t.appraisalCount.tenantId, tenantId), eq(t.appraisalCount.proposalId, proposal)))
      const candidates = await readCandidates(db, tenantId, proposal)
      return candidates.filter((one) => counted?.winners.includes(one.key))
    }

    async function lastYear(): Promise<number> {
      const [added] = await db
        .select({ year: max(t.calendarYear.year) })
        .from(t.calendarYear)
        .where(eq(t.calendarYear.tenantId, tenantId))
      return Math.max(calendarSpan(chinaCalendar).lastYear, added?.year ?? 0)
    }
  },
})
