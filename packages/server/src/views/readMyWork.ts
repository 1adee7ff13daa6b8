import * as t from '@yishi/schema/tables'
import { isWithin, type ProgressView, type TaskView } from '@yishi/schema/words'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { mayAct } from '../mayAct.ts'
import { holds, type Who } from '../who.ts'

/** The work that somebody looks at. */
export interface MyWork {
  proposal: Pick<
    typeof t.proposal.$inferSelect,
    'tenantId' | 'proposalId' | 'zoneId' | 'personId' | 'householdId' | 'writtenBy' | 'reopened'
  >
  stage: typeof t.stage.$inferSelect | null
  tasks: readonly TaskView[]
  acceptances: ProgressView['acceptances']
  now: Date
}

/** Acts of the work: what `yishi-progress` offers. */
const ofWork = ['addTask', 'finishTask', 'addEvidence', 'accept', 'publishOutcome', 'rate']

/** What somebody may do for the work now, for which side they speak, and how their household rated it. */
export async function readMyWork(
  db: Db,
  who: Who,
  { proposal, stage, tasks, acceptances, now }: MyWork,
): Promise<NonNullable<ProgressView['mine']>> {
  const { tenantId, proposalId, zoneId: zone, reopened } = proposal
  const homes = who.homes.filter((home) => isWithin(home.zone, zone)).map((home) => home.household)
  const recused = await db.$count(
    t.recusal,
    and(
      eq(t.recusal.tenantId, tenantId),
      eq(t.recusal.proposalId, proposalId),
      eq(t.recusal.personId, who.person),
    ),
  )
  const [rating] = await db
    .select({ stars: t.rating.stars })
    .from(t.rating)
    .where(
      and(
        eq(t.rating.tenantId, tenantId),
        eq(t.rating.proposalId, proposalId),
        eq(t.rating.round, reopened),
        inArray(t.rating.householdId, ['', ...homes]),
      ),
    )
  const side = sideOf(who, proposal, recused > 0)
  const clerk = holds(who, ['clerk'], zone)
  const refused: Record<string, boolean> = {
    finishTask: !tasks.some((task) => task.doneAt === null && (task.mine || clerk)),
    accept: side === null || acceptances.some((one) => one.side === side && one.round === reopened),
    publishOutcome: stage?.closesAt !== null,
    rate: homes.length === 0,
  }
  const may = mayAct(who, { zone, stage }, now).filter((act) => ofWork.includes(act) && !refused[act])
  return { may, rating: rating?.stars ?? null, side }
}

function sideOf(
  who: Who,
  { zoneId, personId, householdId, writtenBy }: MyWork['proposal'],
  recused: boolean,
): 'proposer' | 'council' | null {
  const proposes =
    personId === who.person ||
    writtenBy === who.person ||
    who.homes.some((home) => home.household === householdId)
  if (proposes) return 'proposer'
  return !recused && holds(who, ['councillor'], zoneId) ? 'council' : null
}
