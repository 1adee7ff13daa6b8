import type { MotionView } from '@yishi/schema/words'
import { beforeEach, expect, it } from 'vitest'
import { readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { council } from '../reads/council.ts'
import { type MatterAt, somePlan, toDeliberate } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { acts } from './index.ts'

onBothDatabases('the list of speakers', (db) => {
  let world: World
  let matter: MatterAt
  let session: string
  let motion: string
  let one: Who
  let two: Who
  let three: Who

  /** A session in which three of four councillors are, and one motion that is not put yet. */
  beforeEach(async () => {
    world ??= await makeWorld(db(), { households: 1, residents: 1, councillors: 4 })
    ;[one, two, three] = world.councillors as [Who, Who, Who]
    matter = await toDeliberate(world)
    await doAct(db(), acts.draftPlan, world.clerk, { ...matter, ...somePlan, change: 'first' })
    const called = await doAct(db(), acts.callSession, world.clerk, {
      zone: world.zone,
      startsAt: (await readNow(db())).toISOString(),
      place: '议事厅',
      agenda: [{ proposal: matter.proposal, text: '是否同意？', planVersion: 1 }],
    })
    session = called.session
    motion = called.motions[0]!
    await doAct(db(), acts.openSession, world.clerk, at())
    for (const who of [one, two, three]) await doAct(db(), acts.arrive, who, { ...at(), person: who.person })
  })

  const at = () => ({ zone: world.zone, session })
  const wish = (speaker: { person: string } | { guest: string }) => ({ ...at(), motion, speaker })
  const asks = async (who: Who, person = who.person) =>
    (await doAct(db(), acts.askToSpeak, who, wish({ person }))).speech
  const hears = async (guest: string) =>
    (await doAct(db(), acts.askToSpeak, world.clerk, wish({ guest }))).speech
  const gives = (speech: string) => doAct(db(), acts.giveFloor, world.clerk, { ...at(), speech })
  const refused = (who: Who, act: 'withdrawSpeech' | 'giveFloor' | 'endSpeech', speech: string) =>
    refusalOf(db(), acts[act], who, { ...at(), speech })
  const refusedToAsk = (who: Who, person = who.person) =>
    refusalOf(db(), acts.askToSpeak, who, wish({ person }))
  const seen = async (who: Who | null = null): Promise<MotionView> => {
    const answer = await runRead(db(), council, who, { ...at() })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value.current!.motions[0]!
  }
  const may = async (who: Who): Promise<string[]> => {
    const answer = await runRead(db(), council, who, { ...at() })
    return answer.ok ? answer.value.current!.mine!.may : []
  }
  const list = async () => (await seen()).speeches.map(({ name, state }) => `${name} ${state}`)

  it('takes nobody who is not a member, not in the room, recused, or already waiting', async () => {
    const four = world.councillors[3]!
    expect(await refusedToAsk(four)).toBe('not-present')
    expect(await refusedToAsk(world.residents[0]!)).toBe('not-your-role')
    expect(await refusedToAsk(world.clerk, world.residents[0]!.person)).toBe('unknown-person')
    await asks(one)
    expect(await refusedToAsk(one)).toBe('already-done')
    await doAct(db(), acts.recuse, two, { ...matter, person: two.person, reason: '亲属' })
    expect(await refusedToAsk(two)).toBe('recused')
    expect(await list()).toEqual(['议事员1 waiting'])
  })

  it('lets a member write down nobody but themselves, and knows no motion of another session', async () => {
    expect(await refusedToAsk(one, two.person)).toBe('not-your-role')
    expect(await refusalOf(db(), acts.askToSpeak, one, wish({ guest: '物业代表' }))).toBe('not-your-role')
    const lost = { ...wish({ person: one.person }), motion: 'nothing' }
    expect(await refusalOf(db(), acts.askToSpeak, one, lost)).toBe('unknown-motion')
    expect(await refused(world.clerk, 'giveFloor', 'nothing')).toBe('unknown-speech')
    expect(await list()).toEqual([])
  })

  it('is kept by the clerk: nobody takes the floor, ends or withdraws the speech of another', async () => {
    const speech = await asks(one)
    expect(await refused(one, 'giveFloor', speech)).toBe('not-your-role')
    expect(await refused(two, 'withdrawSpeech', speech)).toBe('not-your-role')
    expect(await refused(world.clerk, 'endSpeech', speech)).toBe('nothing-due')
    await gives(speech)
    expect(await refused(two, 'endSpeech', speech)).toBe('not-your-role')
    expect(await refused(one, 'withdrawSpeech', speech)).toBe('already-done')
    expect(await refused(world.clerk, 'giveFloor', speech)).toBe('already-done')
  })

  it('keeps the order of asking, gives the floor to one at a time, and shows who has spoken', async () => {
    const first = await asks(one)
    const guest = await hears('物业代表')
    await asks(two)
    expect(await list()).toEqual(['议事员1 waiting', '物业代表 waiting', '议事员2 waiting'])
    await gives(guest)
    expect(await list()).toEqual(['物业代表 speaking', '议事员1 waiting', '议事员2 waiting'])
    await gives(first)
    expect(await list()).toEqual(['物业代表 done', '议事员1 speaking', '议事员2 waiting'])
    await doAct(db(), acts.endSpeech, one, { ...at(), speech: first })
    expect(await list()).toEqual(['物业代表 done', '议事员1 done', '议事员2 waiting'])
    const { speeches } = await seen()
    expect(speeches[1]).toMatchObject({ person: one.person, startedAt: speeches[0]!.endedAt })
    await asks(one)
    expect(await list()).toHaveLength(4)
  })

  it('offers each what they can do in it', async () => {
    const floorActs = async (who: Who) => (await may(who)).filter((act) => /speak|speech|floor/i.test(act))
    expect(await floorActs(one)).toEqual(['askToSpeak'])
    const speech = await asks(one)
    expect(await floorActs(one)).toEqual(['withdrawSpeech'])
    expect(await floorActs(two)).toEqual(['askToSpeak'])
    expect(await floorActs(world.clerk)).toEqual(['askToSpeak', 'withdrawSpeech', 'giveFloor'])
    await gives(speech)
    expect(await floorActs(one)).toEqual(['askToSpeak', 'endSpeech'])
    expect(await floorActs(world.clerk)).toEqual(['askToSpeak', 'endSpeech'])
  })

  it('passes over who left the room or was recused, and forgets who gave it up', async () => {
    const [first, second, third] = [await asks(one), await asks(two), await asks(three)]
    await doAct(db(), acts.leave, one, { ...at(), person: one.person })
    await doAct(db(), acts.recuse, two, { ...matter, person: two.person, reason: '亲属' })
    await doAct(db(), acts.withdrawSpeech, three, { ...at(), speech: third })
    expect(await list()).toEqual([])
    expect(await refused(world.clerk, 'giveFloor', first)).toBe('not-present')
    expect(await refused(world.clerk, 'giveFloor', second)).toBe('recused')
    expect(await refused(world.clerk, 'giveFloor', third)).toBe('already-done')
    await doAct(db(), acts.arrive, one, { ...at(), person: one.person })
    expect(await list()).toEqual(['议事员1 waiting'])
  })

  it('ends with the motion and with the session', async () => {
    await gives(await asks(one))
    await asks(two)
    await doAct(db(), acts.putMotion, world.clerk, { ...matter, motion })
    await doAct(db(), acts.closeMotion, world.clerk, { ...matter, motion })
    expect(await list()).toEqual(['议事员1 speaking'])
    expect(await refusedToAsk(three)).toBe('motion-closed')
    await doAct(db(), acts.closeSession, world.clerk, at())
    expect(await list()).toEqual(['议事员1 done'])
    expect(await refusedToAsk(three)).toBe('session-closed')
  })
})
