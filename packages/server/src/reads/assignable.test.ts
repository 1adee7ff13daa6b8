import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { assignable } from './assignable.ts'

onBothDatabases('people who can be given a task', (db) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 1 })
  })

  const ask = (who: Who | null, zone = world.zone) => runRead(db(), assignable, who, { zone })
  const names = async () => {
    const answer = await ask(world.clerk)
    return answer.ok ? answer.value.map(({ name }) => name) : []
  }
  const appoint = async (name: string, role: string, zone = world.zone) =>
    doAct(db(), acts.appoint, world.admin, { zone, name, role })

  it('are shown to clerks alone', async () => {
    expect(await ask(null)).toMatchObject({ refusal: { code: 'not-signed-in' } })
    for (const who of [world.residents[0]!, world.councillors[0]!, world.gridworker])
      expect(await ask(who)).toMatchObject({ refusal: { code: 'not-your-role' } })
    const other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    expect(await ask(other.clerk)).toMatchObject({ refusal: { code: 'unknown-zone' } })
  })

  it('are those who may report it done there, assignees first, each once', async () => {
    const { person } = await appoint('施工队丁', 'assignee')
    await appoint('施工队丁', 'clerk')
    const answer = await ask(world.clerk)
    expect(answer.ok && answer.value).toContainEqual({ person, name: '施工队丁', role: 'assignee' })
    const roles = answer.ok ? answer.value.map(({ role }) => role) : []
    expect(roles.lastIndexOf('assignee')).toBeLessThan(roles.indexOf('clerk'))
    expect(await names()).not.toContain('网格员甲')
  })

  it('are neither those of a grid below nor those who were dismissed', async () => {
    await appoint('网格里的施工队', 'assignee', `${world.zone}.g2`)
    expect(await names()).not.toContain('网格里的施工队')
    const { grant } = await appoint('施工队戊', 'assignee')
    expect(await names()).toContain('施工队戊')
    await doAct(db(), acts.dismiss, world.admin, { zone: world.zone, grant, reason: '完工' })
    expect(await names()).not.toContain('施工队戊')
  })
})
