import { proposeInput } from '@yishi/schema/input'
import { openStage } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { knownAttachments } from '../attachment/knownAttachments.ts'
import { insert } from '../change.ts'
import { isInLine } from '../isInLine.ts'
import { readProcess } from '../readProcess.ts'
import { holds } from '../who.ts'

/** 提议: a resident for their household, a grid worker for one that they visit, or a clerk. The process is copied with its numbers. */
export const propose = zoneAct({
  name: 'propose',
  who: ['resident', 'gridworker', 'clerk'],
  input: proposeInput,
  async load(tx, { who }, [input]) {
    const [household] = await tx
      .select()
      .from(t.household)
      .where(and(eq(t.household.tenantId, who.tenant), eq(t.household.householdId, input!.household ?? '')))
    const [before] = await tx
      .select({ zone: t.proposal.zoneId, end: t.proposal.end })
      .from(t.proposal)
      .where(and(eq(t.proposal.tenantId, who.tenant), eq(t.proposal.proposalId, input!.follows ?? '')))
    const standing = await readProcess(tx, { tenant: who.tenant, zone: input!.zone, key: input!.process })
    const known = await knownAttachments(tx, who.tenant, input!.photos)
    return { household, before, standing, known }
  },
  decide(input, { household, before, standing, known }, { who, now, due, id }) {
    if (!standing) return refuse('unknown-process', undefined, 'process')
    const { process, retired } = standing
    if (retired) return refuse('process-retired', undefined, 'process')
    if (!process.startedBy.some((role) => holds(who, [role], input.zone))) return refuse('not-your-role')
    if (input.follows !== undefined && !(before?.end && isInLine(before.zone, input.zone)))
      return refuse('unknown-proposal', undefined, 'follows')
    const lost = input.photos.findIndex((photo) => !known.get(photo)?.public || !known.get(photo)?.picture)
    if (lost >= 0) return refuse('unknown-attachment', undefined, `photos.${lost}`)
    const own = who.homes.some((home) => home.household === input.household)
    const forOthers = holds(who, ['gridworker', 'clerk'], input.zone)
    if (input.household !== undefined && (!household || !isWithin(household.zoneId, input.zone)))
      return refuse('unknown-household', undefined, 'household')
    if (!own && !forOthers) return refuse('not-your-home', undefined, 'household')
    const { mayChange: _, ...copied } = process
    const proposalId = id()
    const { title, body, place, photos, follows } = input
    return {
      ok: true,
      value: { proposal: proposalId },
      changes: [
        insert(t.proposal, {
          proposalId,
          zoneId: input.zone,
          process: copied,
          title,
          body,
          place,
          photos,
          personId: who.person,
          householdId: input.household,
          writtenBy: own ? null : who.person,
          reopened: 0,
          follows,
          createdAt: now,
        }),
        insert(t.stage, {
          proposalId,
          seq: 0,
          ...openStage(process, 0, { now, due: (period) => due(now, period) }),
        }),
      ],
      matter: proposalId,
      open: {
        proposal: proposalId,
        process: process.key,
        version: process.version,
        follows: follows ?? null,
      },
      sealed: { title, body, place, photos, household: input.household ?? null },
    }
  },
})
