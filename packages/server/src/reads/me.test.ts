import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { readWho } from '../auth/readWho.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { me } from './me.ts'

onBothDatabases('who I am', (db) => {
  let world: World
  let second: Who
  const read = async (who: Who | null) => {
    const answer = await runRead(db(), me, who, { zone: world.zone })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const again = async (who: Who): Promise<Who> => (await readWho(db(), world.tenant, who.person, null))!

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 3, residents: 2, councillors: 0 })
    await moveClock(db(), new Date((await readNow(db())).getTime() + 60_000))
    const household = world.households[0]!
    const { person } = await doAct(db(), acts.vouch, world.clerk, {
      zone: world.zone,
      household,
      name: '欧阳某某',
    })
    second = (await readWho(db(), world.tenant, person, null))!
  })

  it('is asked of somebody who is signed in alone', async () => {
    await expect(read(null)).rejects.toThrow('not-signed-in')
  })

  it('names nobody else where a household is one’s own alone, and nobody to staff without one', async () => {
    expect((await read(world.residents[1]!)).others).toEqual([])
    expect((await read(world.clerk)).others).toEqual([])
  })

  it('tells the people of a household who else belongs to it, their names masked', async () => {
    const household = world.households[0]!
    expect((await read(world.residents[0]!)).others).toEqual([
      {
        household,
        person: second.person,
        name: '欧阳*某',
        since: '2026-03-18T02:01:00.000Z',
        state: 'active',
        mayContest: true,
      },
    ])
    expect((await read(second)).others).toMatchObject([
      { person: world.residents[0]!.person, name: '居*', mayContest: false },
    ])
  })

  it('shows a contested claim to those who live there, and nobody of theirs to the one who made it', async () => {
    const household = world.households[0]!
    const about = { zone: world.zone, household, person: second.person }
    await doAct(db(), acts.contestClaim, world.residents[0]!, about)
    expect((await read(world.residents[0]!)).others).toMatchObject([
      { state: 'contested', mayContest: false },
    ])
    const theirs = await read(await again(second))
    expect(theirs.households).toMatchObject([{ household, state: 'contested' }])
    expect(theirs.others).toEqual([])
  })
})
