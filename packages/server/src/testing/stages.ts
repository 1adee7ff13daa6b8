import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { acts } from '../acts/index.ts'
import { moveClock, readNow } from '../db/clock.ts'
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
