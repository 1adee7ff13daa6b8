import { acts } from '../acts/index.ts'
import type { MatterAt } from './stages.ts'
import { doAct, type World } from './world.ts'

/** What a clerk hangs out; a test says what it wants otherwise. */
export const noticeText = {
  title: '关于5号楼北侧空地整治方案的公示',
  addressee: '华园小区全体居民',
  basis: '华园小区议事会2026年3月25日会议议定',
  body: '清理菜地，硬化场地，增设车位22个。特此公示。',
  contact: { person: '社工甲', telephone: '0391-000 0000', place: '社区服务站', hours: '8:30至18:00' },
}

/** Put a matter's plan on notice for its seven days; the notice's id. */
export async function publishPlan(world: World, matter: MatterAt): Promise<string> {
  const input = { ...matter, kind: 'plan', ...noticeText, days: 7 }
  return (await doAct(world.db, acts.publishNotice, world.clerk, input)).notice
}

/** A resident objects to what hangs; the objection's id. */
export async function objectTo(
  world: World,
  matter: MatterAt,
  { notice, by }: { notice: string; by: number },
): Promise<string> {
  const input = { ...matter, notice, household: world.households[by], body: '留一块菜圃', consent: false }
  return (await doAct(world.db, acts.raiseObjection, world.residents[by]!, input)).objection
}
