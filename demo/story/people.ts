import { readFileSync } from 'node:fs'
import { acts } from '@yishi/server/inside/acts/index'
import { parse } from 'csv-parse/sync'
import { drawScene, type SceneName } from './pictures.ts'
import type { Cast, Pictures, Scene } from './scene.ts'

const tenant = 'yiguang'
const zone = 'yiguang.huayuan'

/** The synthetic owner roll of the estate, as a clerk has it. */
export const rollFile = new URL('../../tests/data/huayuan/roll.csv', import.meta.url)

const councillorNames = [...'甲乙丙丁戊己庚辛壬'].map((letter) => `议事员${letter}`)
const given = ['建国', '秀兰', '桂英', '志强', '丽华', '玉梅', '海涛', '淑珍', '文斌', '春燕', '永利', '晓东']
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '周', '吴', '郑', '孙', '马']

/** Found the community and people it: zones, staff, council, households, residents, pictures. By acts alone. */
export async function gather(scene: Scene): Promise<Cast> {
  const { person: admin } = await scene.do(acts.found, tenant, 'setup', {
    zone: tenant,
    name: '怡光社区',
    level: 'community',
    timeZone: 'Asia/Shanghai',
    issuer: '怡光社区居民委员会',
    telephone: '0391-000 0000',
    place: '社区服务站',
    hours: '8:30至18:00',
    logOrigin: 'yishi.demo/log/yiguang',
    adminName: '管理员',
    adminLogin: 'admin',
    // Nobody signs in by password in the demo: no hash fits this.
    adminPasswordHash: 'none',
  })
  await scene.do(acts.addZone, tenant, admin, {
    zone: tenant,
    below: zone,
    level: 'estate',
    name: '华园小区',
    telephone: '0391-000 0000',
  })
  for (const [i, name] of ['第一网格', '第二网格', '第三网格'].entries())
    await scene.do(acts.addZone, tenant, admin, {
      zone,
      below: `${zone}.g${i + 1}`,
      level: 'grid',
      name,
      telephone: `0391-000 000${i + 1}`,
    })
  const appoint = async (role: string, name: string, at = zone) =>
    (
      await scene.do(acts.appoint, tenant, admin, {
        zone: at,
        name,
        role,
        nameConsent: '同意在议事会的公告和纪要中公开本人姓名。',
      })
    ).person
  const clerks: Cast['clerks'] = [
    await appoint('clerk', '社区工作者甲', tenant),
    await appoint('clerk', '社区工作者乙', tenant),
  ]
  const gridworkers: Cast['gridworkers'] = [
    await appoint('gridworker', '网格员甲', `${zone}.g1`),
    await appoint('gridworker', '网格员乙', `${zone}.g2`),
    await appoint('gridworker', '网格员丙', `${zone}.g3`),
  ]
  const councillors: string[] = []
  for (const name of councillorNames) councillors.push(await appoint('councillor', name))
  const property = await appoint('property', '物业项目经理')
  const assignee = await appoint('assignee', '施工队长')
  await appoint('auditor', '监督员', tenant)
  const households = await register(scene, clerks[0])
  const residents = await settle(scene, clerks[0], households)
  return {
    tenant,
    zone,
    admin,
    clerks,
    gridworkers,
    councillors,
    property,
    assignee,
    households,
    residents,
    photos: await takePictures(scene, clerks[0]),
  }
}

/** The dwellings of the roll are the households of the register; three buildings make a grid. */
async function register(scene: Scene, clerk: string): Promise<Cast['households']> {
  const rows: Record<string, string>[] = parse(readFileSync(rollFile), { columns: true, bom: true })
  const dwellings = rows
    .filter((row) => row.用途 === '住宅')
    .map((row) => ({ building: row.楼栋!, unit: row.单元!, room: row.房号! }))
  const gridOf = (building: string) => (Math.ceil(Number.parseInt(building, 10) / 3) - 1) as 0 | 1 | 2
  const { households } = await scene.do(acts.registerHouseholds, tenant, clerk, {
    zone,
    households: dwellings.map((at) => ({
      ...at,
      zone: `${zone}.g${gridOf(at.building) + 1}`,
      vacant: false,
    })),
  })
  return dwellings.map((at, i) => ({
    id: households[i]!,
    grid: gridOf(at.building),
    building: at.building,
    label: `${at.building}${at.unit}${at.room}`,
  }))
}

/** Every fifth household has somebody who is signed up. */
async function settle(
  scene: Scene,
  clerk: string,
  households: Cast['households'],
): Promise<Cast['residents']> {
  const residents: Cast['residents'] = []
  for (const [i, household] of households.entries()) {
    if (i % 5 !== 2) continue
    const n = residents.length
    const name = `${surnames[n % surnames.length]}${given[(n * 5 + Math.floor(n / 12)) % given.length]}`
    const { person } = await scene.do(acts.vouch, tenant, clerk, { zone, household: household.id, name })
    residents.push({ person, household: household.id, building: household.building })
  }
  return residents
}

async function takePictures(scene: Scene, clerk: string): Promise<Pictures> {
  const take = async (name: SceneName, alt: string, visibility: 'public' | 'staff' = 'public') => {
    const { attachment } = await scene.do(acts.attach, tenant, clerk, {
      zone,
      mime: 'image/webp',
      name: `${name}.webp`,
      alt,
      visibility,
      ...(await drawScene(name)),
    })
    return attachment as string
  }
  return {
    before: await take('before', '5号楼北侧空地：几块围起来的菜地，右边有一个鸡舍'),
    cleared: await take('cleared', '菜地和鸡舍已清走，挖掘机正在平整地面'),
    hardened: await take('hardened', '地面已铺上混凝土，还没有划线'),
    after: await take('after', '划好的车位停着三辆车，沿墙留了一条公共菜圃'),
    board: await take('board', '楼前公告栏里贴着公示'),
    table: await take('table', '小广场上新装的乒乓球台'),
    consent: await take('paper', '权属单位书面同意书'),
  }
}
