import { byAct } from './byAct.ts'
import type { Town } from './town.ts'

export const zone = 'yiguang.huayuan'

/** Who takes part, by their ids; residents in the order of their households. */
export interface Gathered {
  clerks: string[]
  gridworker: string
  councillors: string[]
  property: string
  residents: string[]
}

/**
 * Found the community by flags alone and people it as its administrator would. The clock is made to stand first: what is founded has
 * to lie before everything that is told of it.
 */
export async function gather(town: Town, begins: string): Promise<Gathered> {
  const { office } = town
  await office.start()
  await office.clock(begins)
  await office.stop()
  const flags = {
    zone: 'yiguang',
    name: '怡光社区',
    level: 'community',
    issuer: '怡光社区居民委员会',
    telephone: '0391-000 0000',
    place: '社区服务站',
    hours: '8:30至18:00',
    'admin-name': '管理员',
    'admin-login': 'admin',
    'admin-password': 'a long enough one',
    origin: town.site,
  }
  const below = [`${zone}:estate:华园小区`, `${zone}.g1:grid:第一网格`]
  const said = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value])
  const founded = await office.yishi('setup', ...said, '--below', ...below)
  if (founded.code !== 0) throw new Error(`setup: ${founded.out}`)
  await office.start()
  return people(town)
}

async function people(town: Town): Promise<Gathered> {
  const known = (await (await fetch(`${town.server}/demo/people`)).json()) as {
    people: { person: string }[]
  }
  const admin = known.people[0]!.person
  const appoint = async (role: string, name: string, at = zone) => {
    const input = { zone: at, name, role, nameConsent: '同意公开本人姓名。' }
    return (await byAct(town, admin, { name: 'appoint', input })).person as string
  }
  const clerks = [
    await appoint('clerk', '社区工作者甲', 'yiguang'),
    await appoint('clerk', '社区工作者乙', 'yiguang'),
  ]
  const gridworker = await appoint('gridworker', '网格员甲', `${zone}.g1`)
  const councillors: string[] = []
  for (const letter of '甲乙丙丁戊己庚辛壬') councillors.push(await appoint('councillor', `议事员${letter}`))
  const property = await appoint('property', '物业项目经理')
  return { clerks, gridworker, councillors, property, residents: await settle(town, clerks[0]!) }
}

/** Seven households on the register; six of them have a resident who is known, and nobody has claimed the last. */
async function settle(town: Town, clerk: string): Promise<string[]> {
  const rooms = ['101', '102', '201', '202', '301', '302', '401']
  const households = rooms.map((room) => ({
    zone: `${zone}.g1`,
    building: '5号楼',
    unit: '1单元',
    room,
    vacant: false,
  }))
  const registered = await byAct(town, clerk, { name: 'registerHouseholds', input: { zone, households } })
  const ids = registered.households as string[]
  const residents: string[] = []
  for (const [i, name] of [...'赵钱孙李周吴'].entries()) {
    const input = { zone, household: ids[i], name: `${name}某` }
    residents.push((await byAct(town, clerk, { name: 'vouch', input })).person as string)
  }
  return residents
}
