import { randomBytes } from 'node:crypto'
import type { Answer, GrantableRole, RefusalCode } from '@yishi/schema/words'
import { type AnyAct, runAct, type ValueOf } from '../act.ts'
import { acts } from '../acts/index.ts'
import { readWho } from '../auth/readWho.ts'
import type { Db } from '../db/db.ts'
import { system, type Who } from '../who.ts'

/** A community for tests, made by acts alone: Huayuan estate with two grids, its households and its people. */
export interface World {
  db: Db
  tenant: string
  /** The estate: where matters are. */
  zone: string
  admin: Who
  clerk: Who
  /** A second clerk: paper needs two persons. */
  clerk2: Who
  gridworker: Who
  property: Who
  assignee: Who
  councillors: Who[]
  /** Households in order; the first ones have a resident each. */
  households: string[]
  residents: Who[]
  clock: Who
}

/** How many of each a test wants. */
export interface Census {
  households?: number
  residents?: number
  councillors?: number
}

/** Found a fresh tenant in the database and people it. */
export async function makeWorld(db: Db, census: Census = {}): Promise<World> {
  const { households = 12, residents = 8, councillors = 9 } = census
  const tenant = `t${randomBytes(5).toString('hex')}`
  const zone = `${tenant}.huayuan`
  const founded = await doAct(db, acts.found, system(tenant, 'setup'), {
    zone: tenant,
    name: '怡光社区',
    level: 'community',
    timeZone: 'Asia/Shanghai',
    issuer: '怡光社区居民委员会',
    telephone: '0391-000 0000',
    place: '社区服务站',
    hours: '8:30至18:00',
    logOrigin: `example.org/log/${tenant}`,
    adminName: '管理员',
    adminLogin: 'admin',
    adminPasswordHash: 'none',
  })
  const admin = await whoIs(db, tenant, founded.person)
  await doAct(db, acts.addZone, admin, { zone: tenant, below: zone, level: 'estate', name: '华园小区' })
  for (const grid of ['g1', 'g2'])
    await doAct(db, acts.addZone, admin, { zone, below: `${zone}.${grid}`, level: 'grid', name: grid })
  const appoint = async (role: GrantableRole, name: string, at = zone) => {
    const { person } = await doAct(db, acts.appoint, admin, {
      zone: at,
      name,
      role,
      nameConsent: '同意公开姓名',
    })
    return whoIs(db, tenant, person)
  }
  const clerk = await appoint('clerk', '社工甲', tenant)
  const registered = await doAct(db, acts.registerHouseholds, clerk, {
    zone,
    households: Array.from({ length: households }, (_, i) => ({
      zone: `${zone}.g${(i % 2) + 1}`,
      building: `${1 + Math.floor(i / 6)}号楼`,
      unit: '1单元',
      room: `${101 + i}`,
    })),
  })
  const people: Who[] = []
  for (let i = 0; i < residents; i++) {
    const household = registered.households[i]!
    const { person } = await doAct(db, acts.vouch, clerk, { zone, household, name: `居民${i + 1}` })
    people.push(await whoIs(db, tenant, person))
  }
  const council: Who[] = []
  for (let i = 0; i < councillors; i++) council.push(await appoint('councillor', `议事员${i + 1}`))
  return {
    db,
    tenant,
    zone,
    admin,
    clerk,
    clerk2: await appoint('clerk', '社工乙', tenant),
    gridworker: await appoint('gridworker', '网格员甲', `${zone}.g1`),
    property: await appoint('property', '物业甲'),
    assignee: await appoint('assignee', '施工甲'),
    councillors: council,
    households: registered.households,
    residents: people,
    clock: system(tenant, 'clock'),
  }
}

/** Do an act that a test takes for granted: its value, or an error that names the refusal. */
export async function doAct<T extends AnyAct>(db: Db, act: T, who: Who, input: unknown): Promise<ValueOf<T>> {
  const answer = await tryAct(db, act, who, input)
  if (!answer.ok) throw new Error(`${act.name}: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

/** Do an act under a fresh key. */
export function tryAct<T extends AnyAct>(
  db: Db,
  act: T,
  who: Who,
  input: unknown,
): Promise<Answer<ValueOf<T>>> {
  return runAct(db, act, who, { key: randomBytes(12).toString('hex'), input })
}

/** The code by which an act is refused; a test that expects a refusal fails on a yes. */
export async function refusalOf<T extends AnyAct>(
  db: Db,
  act: T,
  who: Who,
  input: unknown,
): Promise<RefusalCode> {
  const answer = await tryAct(db, act, who, input)
  if (answer.ok) throw new Error(`${act.name} was accepted`)
  return answer.refusal.code
}

async function whoIs(db: Db, tenant: string, person: string): Promise<Who> {
  const who = await readWho(db, tenant, person, null)
  if (!who) throw new Error(`nobody is ${person}`)
  return who
}
