import type { ProposalView } from '@yishi/schema/words'
import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { publishPlan } from '../testing/notices.ts'
import { type MatterAt, pass, someVisit, toMotion, toSecond } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { proposal } from './proposal.ts'

onBothDatabases('a matter on its way from the first word to its notice', (db) => {
  let world: World
  let matter: MatterAt
  let affected: string
  const seenBy = async (who: Who | null): Promise<ProposalView> => {
    const answer = await runRead(db(), proposal, who, matter)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 12, residents: 7, councillors: 4 })
    affected = world.households[8]!
    matter = await toSecond(world, { affected: [affected] })
  })

  it('is unknown where it does not stand, and to people of another tenant', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    const code = async (who: Who | null, input: object) => {
      const answer = await runRead(db(), proposal, who, input)
      return answer.ok ? 'ok' : answer.refusal.code
    }
    expect(await code(null, { ...matter, proposal: 'nothing' })).toBe('unknown-proposal')
    expect(await code(null, { ...matter, zone: `${world.zone}.g1` })).toBe('unknown-proposal')
    expect(await code(null, { ...matter, zone: other.zone })).toBe('unknown-proposal')
    expect(await code(other.clerk, matter)).toBe('unknown-zone')
    expect(await code(null, { zone: world.zone })).toBe('input-invalid')
  })

  it('waits for the households that second it, and says who may', async () => {
    const seen = await seenBy(null)
    expect(seen).toMatchObject({ seconds: 0, secondsNeeded: 5, mine: null, visits: null, by: '居*' })
    expect(seen.track.map((mark) => mark.state)).toEqual(['now', 'ahead', 'ahead', 'ahead', 'ahead'])
    expect((await seenBy(world.residents[0]!)).mine).toMatchObject({
      may: ['follow', 'withdraw'],
      proposer: true,
    })
    expect((await seenBy(world.residents[1]!)).mine).toMatchObject({ may: ['follow', 'second'] })
    for (const i of [1, 2, 3, 4, 5]) {
      const household = world.households[i]
      await doAct(db(), acts.second, world.residents[i]!, { ...matter, household })
    }
    expect(await seenBy(world.residents[1]!)).toMatchObject({
      seconds: 5,
      stage: { kind: 'consult' },
      mine: { may: ['follow', 'opine'], seconded: true },
    })
  })

  it('tallies opinions by household, and names a building only where enough have spoken', async () => {
    const say = (i: number, stance: string, reason = '') =>
      doAct(db(), acts.opine, world.residents[i]!, {
        ...matter,
        household: world.households[i],
        stance,
        reason,
      })
    await say(0, 'for', '车位不够')
    await say(1, 'against', '留一块菜地')
    for (const i of [2, 3]) await say(i, 'for')
    const few = await seenBy(null)
    expect(few.opinions).toMatchObject({ households: 4, for: 3, against: 1, online: 4, door: 0 })
    expect(few.voices.map((voice) => voice.building)).toEqual(['', ''])
    await say(4, 'unsure')
    expect((await seenBy(null)).voices.map((voice) => voice.building)).toEqual(['1号楼', '1号楼'])
    expect((await seenBy(world.residents[1]!)).mine?.opinion).toEqual({
      stance: 'against',
      reason: '留一块菜地',
    })
  })

  it('counts what was said at the door beside it', async () => {
    await doAct(db(), acts.visit, world.gridworker, {
      ...(await someVisit(world, matter)),
      household: affected,
      needs: '老人想留两分地',
      opinion: { stance: 'against', reason: '' },
    })
    expect((await seenBy(null)).opinions).toMatchObject({ households: 6, against: 2, online: 5, door: 1 })
  })

  it('shows the public no dwelling, no household, no person and no reason of an affected one', async () => {
    const text = JSON.stringify(await seenBy(null))
    for (const secret of [...world.households, ...world.residents.map((one) => one.person), '单元', '老人想'])
      expect(text).not.toContain(secret)
    expect((await seenBy(null)).affected).toEqual([
      { household: '', label: '2号楼', why: '', heardAt: expect.any(String), servedAt: null },
    ])
  })

  it('shows staff the doors that they have to do with', async () => {
    const byClerk = await seenBy(world.clerk)
    expect(byClerk.affected).toMatchObject([{ household: affected, label: '2号楼1单元109', why: '在此种菜' }])
    expect(byClerk.visits).toMatchObject([{ household: affected, needs: '老人想留两分地', by: '网格员甲' }])
    expect((await seenBy(world.gridworker)).visits).toHaveLength(1)
    const elsewhere = {
      ...world.gridworker,
      grants: [{ role: 'gridworker' as const, zone: `${world.zone}.g2` }],
    }
    expect(await seenBy(elsewhere)).toMatchObject({ visits: [], affected: [{ household: '', why: '' }] })
    expect((await seenBy(world.residents[1]!)).visits).toBeNull()
  })

  it('goes to the council with its plan, and shows how the council voted', async () => {
    await pass(world, matter)
    const { motion } = await toMotion(world, matter)
    expect((await seenBy(world.councillors[0]!)).mine?.may).toContain('voteMotion')
    for (const [i, councillor] of world.councillors.entries())
      await doAct(db(), acts.voteMotion, councillor, { ...matter, motion, choice: i ? 'for' : 'against' })
    await doAct(db(), acts.closeMotion, world.clerk, { ...matter, motion })
    const seen = await seenBy(world.councillors[0]!)
    expect(seen.plans).toMatchObject([{ version: 1, change: 'first', frozenAt: expect.any(String) }])
    expect(seen.motions).toMatchObject([
      { number: 1, outcome: 'passed', members: 4, present: 4, for: 3, against: 1, abstain: 0 },
    ])
    expect(seen.motions[0]!.conditions.map((one) => one.met)).toEqual([true, true])
    expect(seen.mine?.may).toContain('signOff')
    expect(seen.mine?.may).not.toContain('voteMotion')
  })

  it('is signed by three parties, and opens its notice', async () => {
    const sign = (who: Who, party: string) =>
      doAct(db(), acts.signOff, who, { ...matter, party, stance: 'signed' })
    await sign(world.clerk, 'community')
    expect((await seenBy(world.clerk)).mine?.may).not.toContain('signOff')
    await sign(world.councillors[1]!, 'council')
    await sign(world.property, 'property')
    const seen = await seenBy(null)
    expect(seen.signOffs.map((one) => one.party).sort()).toEqual(['community', 'council', 'property'])
    expect(seen.stages.map((stage) => `${stage.kind} ${stage.outcome}`)).toEqual([
      'screen accepted',
      'second seconded',
      'consult heard',
      'deliberate agreed',
      'notice null',
    ])
    expect(seen.track.map((mark) => mark.state)).toEqual(['past', 'past', 'now', 'ahead', 'ahead'])
    const place = { ...matter, household: world.households[6], stance: 'for', reason: '' }
    expect(await refusalOf(db(), acts.opine, world.residents[6]!, place)).toBe('wrong-stage')
  })

  it('shows the notice once it hangs', async () => {
    expect((await seenBy(null)).notices).toEqual([])
    const notice = await publishPlan(world, matter)
    expect((await seenBy(null)).notices).toMatchObject([{ id: notice, kind: 'plan', state: 'coming' }])
  })

  it('keeps its record in order, as the public log has it, without what many did one by one', async () => {
    const { record } = await seenBy(null)
    expect(record.map((line) => line.act)).toEqual([
      'propose',
      'screen',
      'closeStage',
      'draftPlan',
      'putMotion',
      'closeMotion',
      'signOff',
      'signOff',
      'signOff',
      'publishNotice',
    ])
    expect(record[0]).toMatchObject({ index: null, open: { proposal: matter.proposal } })
    expect(record.at(-2)!.open).toMatchObject({ from: 'deliberate', to: 'notice' })
  })
})
