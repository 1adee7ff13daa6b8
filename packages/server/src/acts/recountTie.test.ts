import { beforeAll, expect, it } from 'vitest'
import type { Tx } from '../db/db.ts'
import { onBothDatabases } from '../db/testing.ts'
import { fsckPolls } from '../log/fsckPolls.ts'
import { runRead } from '../read.ts'
import { desk } from '../reads/desk.ts'
import { lotOf, resultOf } from '../testing/methods.ts'
import { someNotice } from '../testing/polls.ts'
import { type Hanging, later, objectAtCounter, toPreliminary } from '../testing/preliminary.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('a recount that finds options level', (db) => {
  let world: World
  let hanging: Hanging
  const outcome = async () => (await resultOf(world, hanging))!.questions[0]!.outcome
  /** What the result asks of somebody at their desk, beside hanging the notice on a wall. */
  const work = async (who = world.clerk) => {
    const answer = await runRead(db(), desk, who, { zone: world.zone })
    const items = answer.ok ? answer.value.items : []
    return items.map((item) => item.work).filter((name) => name !== 'post-notice')
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 0 })
    const readings = { e000001: '1', e000002: '1', e000003: '2', e000004: '1', e000005: 'abstain' }
    const options = ['甲公司', '乙公司']
    hanging = await toPreliminary(world, readings, [{ text: '选哪一家？', method: 'single', options }])
  })

  it('waits for a lot before its result hangs anew, and for no lot before the recount', async () => {
    expect(await outcome()).toBe('failed')
    const { matter, poll, sheets } = hanging
    const early = await lotOf(world, hanging, 'q1', '1')
    expect(await refusalOf(db(), acts.recordLot, world.clerk, early)).toBe('not-available')
    expect(await work()).toEqual([])
    const objection = await objectAtCounter(world, hanging)
    expect(await work()).toEqual(['answer-objection'])
    const upheld = { ...matter, objection, outcome: 'upheld', reply: '经核对，误读一张。', effect: 'recount' }
    await doAct(db(), acts.answerObjection, world.clerk, upheld)
    const read = { ...matter, poll, objection, sheet: sheets.e000004, choices: { q1: '2' } }
    expect([await work(), await work(world.clerk2)]).toEqual([[], ['recount']])
    await doAct(db(), acts.rereadSheet, world.clerk, read)
    expect([await work(), await work(world.clerk2)]).toEqual([[], ['reread']])
    await doAct(db(), acts.rereadSheet, world.clerk2, read)
    expect([await work(), await work(world.clerk2)]).toEqual([[], ['recount']])
    await later(world)
    await doAct(db(), acts.recountPoll, world.clerk2, { ...matter, poll, reason: '误读一张' })
    expect(await outcome()).toBe('tied')
    expect(await work()).toEqual(['draw-lot'])
    const anew = { ...matter, ...someNotice, days: 7 }
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, anew)).toBe('lot-missing')
    await doAct(db(), acts.recordLot, world.clerk, await lotOf(world, hanging, 'q1', '2'))
    expect(await resultOf(world, hanging)).toMatchObject({
      questions: [
        { outcome: 'failed', votes: { for: { heads: 2 }, against: { heads: 2 } }, tally: { winners: ['2'] } },
      ],
    })
    expect(await work()).toEqual(['renew-notice'])
    expect(await db().transaction((tx) => fsckPolls(tx as Tx, world.tenant))).toBeUndefined()
    await doAct(db(), acts.renewNotice, world.clerk, anew)
    expect([await work(), await work(world.clerk2)]).toEqual([[], []])
  })
})
