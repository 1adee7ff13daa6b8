import { readFileSync } from 'node:fs'
import { acts } from '../acts/index.ts'
import { readWho } from '../auth/readWho.ts'
import { readNow } from '../db/clock.ts'
import { findImport, startImport } from '../roll/importJob.ts'
import type { Who } from '../who.ts'
import { type MatterAt, pass, toNotice } from './stages.ts'
import { doAct, type World } from './world.ts'

/** The owner roll of Huayuan estate. */
export const huayuanRoll = () =>
  readFileSync(new URL('../../../../tests/data/huayuan/roll.csv', import.meta.url))

/** Five owners of six dwellings, 300.00 ㎡; the second owns two, the third are a couple. */
export const smallRoll = `楼栋,单元,房号,用途,建筑面积,面积依据,产权人,产权人标识,状态
1号楼,1单元,101,住宅,60.00,不动产登记,王一,P1,已交付
1号楼,1单元,102,住宅,50.00,不动产登记,李二,P2,已交付
1号楼,1单元,201,住宅,40.00,不动产登记,李二,P2,已交付
1号楼,1单元,202,住宅,70.00,不动产登记,张三、刘四,P3、P4,已交付
2号楼,1单元,101,商业,30.00,实测,赵五,P5,已交付
2号楼,1单元,102,住宅,50.00,买卖合同,钱六,P6,已交付
`

/** Import an owner roll of the estate: its id. */
export async function importRoll(world: World, csv: string | Uint8Array = smallRoll): Promise<string> {
  const bytes = typeof csv === 'string' ? Buffer.from(csv) : csv
  const file = { zone: world.zone, name: '业主名册', parking: 'excluded' as const, bytes }
  const started = await startImport(world.db, world.clerk, file)
  if (!started.ok) throw new Error(JSON.stringify(started.refusal))
  await started.value.finished
  const job = findImport(world.tenant, started.value.job)
  if (!job?.result) throw new Error(JSON.stringify(job?.problems))
  return job.result.roll
}

/** An owners' matter whose roll was on notice and whose vote was called: it waits for its poll. */
export async function toOwnersPoll(world: World, process = 'owners-special'): Promise<MatterAt> {
  const { zone } = world
  const { proposal } = await doAct(world.db, acts.propose, world.clerk, {
    zone,
    process,
    title: '出租公共用地建设充电桩',
    body: '把3号楼东侧的公共用地租给充电桩运营单位。',
    place: '3号楼东侧',
  })
  const matter = { zone, proposal }
  await doAct(world.db, acts.publishNotice, world.clerk, { ...matter, kind: 'roll', ...someNotice, days: 7 })
  await pass(world, matter)
  await doAct(world.db, acts.publishNotice, world.clerk, { ...matter, kind: 'call', ...someNotice, days: 15 })
  await pass(world, matter)
  return matter
}

/** A residents' matter whose plan was on notice: it waits for its poll, or for that to be left out. */
export async function toHouseholdPoll(world: World): Promise<MatterAt> {
  const matter = await toNotice(world)
  await doAct(world.db, acts.publishNotice, world.clerk, { ...matter, kind: 'plan', ...someNotice, days: 7 })
  await pass(world, matter)
  return matter
}

/** The words of a notice. */
export const someNotice = {
  title: '关于空地整治的公示',
  addressee: '华园小区全体居民',
  basis: '',
  body: '现予公示。',
  contact: { person: '社工甲', telephone: '0391-000 0000', place: '社区服务站', hours: '8:30至18:00' },
}

/** What a clerk announces; a test says what it wants otherwise. */
export const somePoll = {
  title: '关于出租公共用地的表决',
  questions: [{ text: '是否同意出租3号楼东侧公共用地建设充电桩？' }],
  opensAt: null,
  days: 7,
  paper: true,
  nonResponse: 'absent',
  clause: null,
  invalidParticipates: false,
}

/** A poll of five owners that asks what a test wants, open now. */
export async function openOwnersPoll(
  world: World,
  questions: readonly object[] = somePoll.questions,
): Promise<{ matter: MatterAt; roll: string; poll: string }> {
  const roll = await importRoll(world)
  const matter = await toOwnersPoll(world)
  const input = { ...matter, roll, ...somePoll, questions }
  const { poll } = await doAct(world.db, acts.announcePoll, world.clerk, input)
  return { matter, roll, poll }
}

/** A poll of the world's households, open now. */
export async function openHouseholdPoll(
  world: World,
): Promise<{ matter: MatterAt; roll: string; poll: string }> {
  const { roll } = await doAct(world.db, acts.makeHouseholdRoll, world.clerk, {
    zone: world.zone,
    name: '户名册',
  })
  const matter = await toHouseholdPoll(world)
  const { poll } = await doAct(world.db, acts.announcePoll, world.clerk, { ...matter, roll, ...somePoll })
  return { matter, roll, poll }
}

/** Somebody who was just named to vote for an elector, and has just signed in. */
export async function nameVoter(world: World, roll: string, elector: string): Promise<Who> {
  const { zone } = world
  const { person } = await doAct(world.db, acts.nameVoter, world.clerk, { zone, roll, elector, name: '代表' })
  return fresh(world, person)
}

/** A person as signed in a moment ago. */
export async function fresh(world: World, person: string): Promise<Who> {
  const who = await readWho(world.db, world.tenant, person, await readNow(world.db))
  if (!who) throw new Error(`nobody is ${person}`)
  return who
}
