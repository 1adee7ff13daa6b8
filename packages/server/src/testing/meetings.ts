import { acts } from '../acts/index.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { localDay } from '../localDay.ts'
import { noticeText } from './notices.ts'
import { makePicture } from './picture.ts'
import { type MatterAt, pass, stageOf } from './stages.ts'
import { doAct, type World } from './world.ts'

/** A matter of a process that a clerk begins, in its first stage. */
export async function begin(world: World, process: string): Promise<MatterAt> {
  const { proposal } = await doAct(world.db, acts.propose, world.clerk, {
    zone: world.zone,
    process,
    title: '修订居民公约',
    body: '增加文明养犬的条款。',
    place: '',
  })
  return { zone: world.zone, proposal }
}

/** A roll of so many persons: its id. */
export async function memberRoll(world: World, kind: 'adults' | 'members', count: number): Promise<string> {
  const members = Array.from({ length: count }, (_, i) => ({ name: `成员${i + 1}`, building: '1号楼' }))
  const input = { zone: world.zone, kind, name: '成员名册', members }
  return (await doAct(world.db, acts.makeMemberRoll, world.clerk, input)).roll
}

/** The branch, or the committees, agree today. */
export function studied(world: World, matter: MatterAt, conclusion: 'agreed' | 'returned' = 'agreed') {
  const input = { ...matter, heldOn: '2026-03-17', conclusion, note: '同意提交会议讨论' }
  return doAct(world.db, acts.recordStudy, world.clerk, input)
}

/** A meeting that was called so many days ahead: the motion on it, and who its members are. */
export interface Called {
  session: string
  motion: string
  members: string[]
}

/** Call the next meeting of a matter, after so many days of notice where its process hangs one; the clock moves to its hour. */
export async function called(
  world: World,
  matter: MatterAt,
  { roll, days, count }: { roll: string | null; days: number; count: number },
): Promise<Called> {
  const hung = (await kindOf(world, matter)) === 'call'
  if (hung) await publish(world, matter, 'call', days)
  const closesAt = (await stageOf(world, matter))?.closesAt
  // No run of days off is as long as a week more.
  const startsAt = closesAt ?? new Date((await readNow(world.db)).getTime() + (days + 8) * 86_400_000)
  const { session, motion } = await doAct(world.db, acts.callMeeting, world.clerk, {
    ...matter,
    startsAt: startsAt.toISOString(),
    place: '社区文化广场',
    text: '是否同意修订后的居民公约？',
    roll,
  })
  if (hung) await pass(world, matter)
  await moveClock(world.db, startsAt)
  const members = Array.from({ length: count }, (_, i) => `${roll}-e${String(i + 1).padStart(6, '0')}`)
  return { session, motion, members: roll === null ? world.councillors.map((one) => one.person) : members }
}

/** Hang out the notice of the stage that a matter is in, and let its days pass. */
export async function hang(world: World, matter: MatterAt, kind: string, days: number): Promise<void> {
  await publish(world, matter, kind, days)
  await pass(world, matter)
}

async function publish(world: World, matter: MatterAt, kind: string, days: number): Promise<void> {
  const input = { ...matter, ...noticeText, days }
  if (kind === 'outcome') await doAct(world.db, acts.publishOutcome, world.clerk, input)
  else await doAct(world.db, acts.publishNotice, world.clerk, { ...input, kind })
}

/** Open a called meeting, let so many of its members in, and put its motion. */
export async function meet(
  world: World,
  matter: MatterAt,
  { session, motion, members }: Called,
  here: number,
) {
  const { db, clerk, zone } = world
  await doAct(db, acts.openSession, clerk, { zone, session })
  await doAct(db, acts.recordAttendance, clerk, { zone, session, arrived: members.slice(0, here), left: [] })
  await doAct(db, acts.putMotion, clerk, { ...matter, motion })
}

/** Count hands, close the meeting and publish its minutes. */
export async function resolved(
  world: World,
  matter: MatterAt,
  { session, motion }: Called,
  hands: { for: number; against: number; abstain: number },
) {
  const { db, clerk, zone } = world
  const { outcome } = await doAct(db, acts.countHands, clerk, { ...matter, motion, ...hands })
  await doAct(db, acts.closeSession, clerk, { zone, session })
  await doAct(db, acts.publishMinutes, clerk, { zone, session, text: '会议纪要' })
  return outcome
}

/** One task, done: the work lies behind. */
export async function worked(world: World, matter: MatterAt): Promise<void> {
  const photos = [await makePicture(world)]
  const takenOn = localDay(await readNow(world.db), 'Asia/Shanghai')
  await doAct(world.db, acts.addEvidence, world.clerk, { ...matter, moment: 'after', photos, takenOn })
  const { task } = await doAct(world.db, acts.addTask, world.clerk, {
    ...matter,
    title: '印发公约',
    owner: '社区',
    dueOn: '2026-12-01',
  })
  await doAct(world.db, acts.finishTask, world.clerk, { ...matter, task, note: '已印发' })
}

/** The kind of stage that a matter is in; undefined once it has ended. */
export async function kindOf(world: World, matter: MatterAt): Promise<string | undefined> {
  return (await stageOf(world, matter))?.kind
}
