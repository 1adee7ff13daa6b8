import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { acts } from '../acts/index.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { makeId } from '../id.ts'
import { doAct, type World } from './world.ts'

/** A matter, as every act on it names it. */
export interface MatterAt {
  zone: string
  proposal: string
}

/** What a test wants of its matter. */
export interface Course {
  title?: string
  /** Households with a stake; those who bring the matter on visit each of them, so they lie in the grid worker's grid. */
  affected?: readonly string[]
}

/** A matter of the first resident's household, waiting for its screening. */
export function toScreen(world: World, course: Course = {}): Promise<MatterAt> {
  return propose(world, course)
}

/** A matter that was accepted and waits for households to second it. */
export async function toSecond(world: World, course: Course = {}): Promise<MatterAt> {
  const matter = await propose(world, course)
  await screen(world, matter, { decision: 'accepted', course })
  return matter
}

/** A matter that a clerk adopted, so that opinions are asked for at once. */
export async function toConsult(world: World, course: Course = {}): Promise<MatterAt> {
  const matter = await propose(world, course)
  await screen(world, matter, { decision: 'adopted', course })
  return matter
}

/** A matter whose consultation is over: the clock is moved to its end. */
export async function toDeliberate(world: World, course: Course = {}): Promise<MatterAt> {
  const matter = await toConsult(world, course)
  await pass(world, matter)
  return matter
}

/** Move the clock to the end of the stage that a matter is in, unless it is past it, and close that stage. */
export async function pass(world: World, matter: MatterAt): Promise<void> {
  const stage = await stageOf(world, matter)
  if (!stage?.closesAt) throw new Error(`nothing closes by time: ${stage?.kind ?? 'ended'}`)
  if ((await readNow(world.db)) < stage.closesAt) await moveClock(world.db, stage.closesAt)
  await doAct(world.db, acts.closeStage, world.clock, { ...matter, seq: stage.seq })
}

/** The stage that a matter is in; undefined once it has ended. */
export async function stageOf(world: World, matter: MatterAt) {
  const [stage] = await world.db
    .select()
    .from(t.stage)
    .where(
      and(
        eq(t.stage.tenantId, world.tenant),
        eq(t.stage.proposalId, matter.proposal),
        isNull(t.stage.closedAt),
      ),
    )
  return stage
}

/** A matter whose plan the council has carried and the three parties have signed: its notice can be published. */
export async function toNotice(world: World, course: Course = {}): Promise<MatterAt> {
  const matter = await toDeliberate(world, course)
  const { session, motion } = await toMotion(world, matter, course)
  for (const councillor of world.councillors)
    await doAct(world.db, acts.voteMotion, councillor, { ...matter, motion, choice: 'for' })
  await doAct(world.db, acts.closeMotion, world.clerk, { ...matter, motion })
  await doAct(world.db, acts.closeSession, world.clerk, { zone: world.zone, session })
  const sign = { ...matter, stance: 'signed' }
  await doAct(world.db, acts.signOff, world.clerk, { ...sign, party: 'community' })
  await doAct(world.db, acts.signOff, world.councillors[0]!, { ...sign, party: 'council' })
  await doAct(world.db, acts.signOff, world.property, { ...sign, party: 'property' })
  return matter
}

/** Bring a matter in deliberation to its vote: a plan, the visits, a session that everybody comes to, the motion put. */
export async function toMotion(
  world: World,
  matter: MatterAt,
  course: Course = {},
): Promise<{ session: string; motion: string }> {
  const { db, zone, clerk } = world
  const { version } = await doAct(db, acts.draftPlan, clerk, { ...matter, ...somePlan, change: 'first' })
  for (const household of course.affected ?? [])
    await doAct(db, acts.visit, world.gridworker, { ...(await someVisit(world, matter)), household })
  const { session, motions } = await doAct(db, acts.callSession, clerk, {
    zone,
    startsAt: (await readNow(db)).toISOString(),
    place: '社区议事厅',
    agenda: [{ proposal: matter.proposal, text: '是否同意本方案？', planVersion: version }],
  })
  await doAct(db, acts.openSession, clerk, { zone, session })
  for (const { person } of world.councillors) await doAct(db, acts.arrive, clerk, { zone, session, person })
  const motion = motions[0]!
  await doAct(db, acts.putMotion, clerk, { ...matter, motion })
  return { session, motion }
}

/** The text of a plan. */
export const somePlan = {
  body: '清理五处菜地，硬化地面420平方米，施划停车位22个。',
  sentence: '清理5号楼北侧空地并建成22个停车位',
  scope: '硬化420平方米，车位22个',
  place: '5号楼北侧',
  cost: 8_600_000,
  money: '社区惠民资金',
  explanation: '把现在围起来种菜的空地清出来，铺平，画上车位。',
}

/** A visit of this moment, by which a household agrees; each has an id of its own, as made on a phone. */
export async function someVisit(world: World, matter: MatterAt) {
  return {
    ...matter,
    visit: `v-${makeId()}`,
    visitedAt: (await readNow(world.db)).toISOString(),
    together: '',
    needs: '秋收后再清',
    outcome: 'agreed',
    persuading: false,
    opinion: null,
  }
}

async function propose(world: World, { title = '空地整治' }: Course): Promise<MatterAt> {
  const { zone, households } = world
  const { proposal } = await doAct(world.db, acts.propose, world.residents[0]!, {
    zone,
    process: 'tiyizuo',
    title,
    body: '清理菜地，硬化地面，增设车位。',
    place: '5号楼北侧',
    household: households[0],
  })
  return { zone, proposal }
}

interface Screening {
  decision: 'accepted' | 'adopted'
  course: Course
}

async function screen(world: World, matter: MatterAt, { decision, course }: Screening): Promise<void> {
  await doAct(world.db, acts.screen, world.clerk, {
    ...matter,
    decision,
    ownership: '小区公共用地',
    consent: null,
    money: '社区惠民资金',
    partyStudy: null,
    affected: (course.affected ?? []).map((household) => ({ household, why: '在此种菜' })),
  })
}
