import type { CouncilView } from '@yishi/schema/words'
import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { council } from '../reads/council.ts'
import { begin, called, memberRoll, studied } from '../testing/meetings.ts'
import { noticeText } from '../testing/notices.ts'
import type { MatterAt } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'

onBothDatabases('a meeting as it is read', (db) => {
  let world: World
  let matter: MatterAt
  let roll: string
  const seenBy = async (who: Who | null): Promise<CouncilView> => {
    const answer = await runRead(db(), council, who, { zone: world.zone })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 1 })
    roll = await memberRoll(world, 'adults', 5)
    matter = await begin(world, 'residents-meeting')
  })

  it('waits to be called once its notice hangs, and only a clerk is told of it', async () => {
    await studied(world, matter)
    expect((await seenBy(world.clerk)).meetings?.matters).toEqual([])
    const hangs = { ...matter, kind: 'call', ...noticeText, days: 10 }
    const { closesAt } = await doAct(db(), acts.publishNotice, world.clerk, hangs)
    const { meetings } = await seenBy(world.clerk)
    expect(meetings?.matters).toEqual([
      { proposal: matter.proposal, title: '修订居民公约', body: 'adults', days: 10, notBefore: closesAt },
    ])
    expect(meetings?.rolls).toEqual([{ id: roll, name: '成员名册', kind: 'adults', heads: 5 }])
    expect((await seenBy(null)).meetings).toBeNull()
    expect((await seenBy(world.councillors[0]!)).meetings).toBeNull()
  })

  it('shows the public how many came, and staff alone who they are', async () => {
    const other = await begin(world, 'residents-meeting')
    await studied(world, other)
    const { session, motion, members } = await called(world, other, { roll, days: 10, count: 5 })
    const { zone, clerk } = world
    await doAct(db(), acts.openSession, clerk, { zone, session })
    await doAct(db(), acts.recordAttendance, clerk, { zone, session, arrived: members.slice(0, 3), left: [] })
    await doAct(db(), acts.recuse, clerk, { ...other, person: members[4]!, reason: '利害关系' })
    const open = (await seenBy(null)).current!
    expect(open).toMatchObject({ body: 'adults', due: 5, here: 3, members: [] })
    expect(open.motions[0]).toMatchObject({ base: 4, present: 3, quorate: true, recused: [] })
    expect(JSON.stringify(open)).not.toContain('成员1')
    const seen = (await seenBy(clerk)).current!
    expect(seen.members.map(({ name, present }) => [name, present])).toContainEqual(['成员1（1号楼）', true])
    expect(seen.motions[0]!.recused[0]).toMatchObject({ name: '成员5（1号楼）' })
    expect(seen.mine?.may).toContain('recordAttendance')
    await doAct(db(), acts.putMotion, clerk, { ...other, motion })
    const may = (await seenBy(clerk)).current!.mine!.may
    expect(may).toContain('countHands')
    expect(may).not.toContain('closeMotion')
    expect((await seenBy(world.councillors[0]!)).current?.mine?.may).not.toContain('voteMotion')
  })
})
