import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { AnyAct } from '../act.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { paper } from '../reads/paper.ts'
import { poll as pollRead } from '../reads/poll.ts'
import { fresh, nameVoter, openOwnersPoll } from '../testing/polls.ts'
import type { MatterAt } from '../testing/stages.ts'
import { doAct, makeWorld, tryAct, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { acts } from './index.ts'

onBothDatabases('choices on a ballot of several methods', (db) => {
  let world: World
  let asked: { matter: MatterAt; roll: string; poll: string }
  let voter: Who
  let holder: Who
  const options = ['甲公司', '乙公司', '丙公司']
  const at = (extra: object) => ({ ...asked.matter, poll: asked.poll, ...extra })
  const refused = async (act: AnyAct, who: Who, input: object) => {
    const answer = await tryAct(db(), act, who, at(input))
    return answer.ok ? 'accepted' : [answer.refusal.code, answer.refusal.path]
  }
  const votes = async (who: Who) => fresh(world, who.person)
  const cast = async (choices: object, elector = 'e000001', who = voter) =>
    refused(acts.cast, await votes(who), { elector, choices })
  const counting = async (electorId: string) => {
    const [row] = await db()
      .select({ choices: t.ballot.choices })
      .from(t.ballot)
      .where(
        and(eq(t.ballot.pollId, asked.poll), eq(t.ballot.electorId, electorId), isNull(t.ballot.replacedBy)),
      )
    return row?.choices
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    asked = await openOwnersPoll(world, [
      { text: '是否更换物业？' },
      { text: '哪几家可以？', method: 'approval', options },
      { text: '选哪一家？', method: 'single', options },
    ])
    voter = await nameVoter(world, asked.roll, 'e000001')
    holder = await nameVoter(world, asked.roll, 'e000002')
    await moveClock(db(), new Date((await readNow(db())).getTime() + 3_600_000))
  })

  it('are refused where a word is none of its form, at its own question', async () => {
    const right = { q1: 'for', q2: '1+3', q3: '2' }
    for (const [key, word] of [
      ['q1', '1'],
      ['q2', '3+1'],
      ['q2', '1+4'],
      ['q2', 'for'],
      ['q2', 'invalid'],
      ['q3', '1+2'],
      ['q3', 'none'],
      ['q3', '5,0,3'],
      ['q3', 'DROP'],
    ] as const)
      expect([word, await cast({ ...right, [key]: word })]).toEqual([
        word,
        ['input-invalid', `choices.${key}`],
      ])
    expect(await cast({ q1: 'for', q2: '1+3' })).toEqual(['input-invalid', 'choices.q3'])
    expect(await counting('e000001')).toBeUndefined()
  })

  it('are kept as they were said, and shown to whoever said them', async () => {
    expect(await cast({ q1: 'for', q2: '1+3', q3: '2' })).toBe('accepted')
    expect(await cast({ q1: 'abstain', q2: 'none', q3: 'abstain' })).toBe('accepted')
    expect(await counting('e000001')).toEqual({ q1: 'abstain', q2: 'none', q3: 'abstain' })
    const answer = await runRead(db(), pollRead, await votes(voter), { zone: world.zone, poll: asked.poll })
    expect(answer).toMatchObject({
      value: { mine: { electors: [{ ballot: { choices: { q1: 'abstain', q2: 'none', q3: 'abstain' } } }] } },
    })
  })

  it('bind a holder to a word of the question alone, and never to what cannot be read', async () => {
    const grant = async (items: object) =>
      refused(acts.grantProxy, await votes(holder), {
        elector: 'e000002',
        holder: { elector: 'e000001' },
        items,
        document: null,
      })
    expect(await grant({ q2: 'for' })).toEqual(['input-invalid', 'items.q2'])
    expect(await grant({ q2: '3+1' })).toEqual(['input-invalid', 'items.q2'])
    expect(await grant({ q1: 'free', q3: 'invalid' })).toEqual(['input-invalid', 'items.q3'])
    expect(await grant({ q1: 'free', q2: '1+3' })).toBe('accepted')
    expect(await cast({ q1: 'for', q2: '1' }, 'e000002')).toEqual(['proxy-bound', 'choices.q2'])
    expect(await cast({ q1: 'for', q2: '1+3', q3: '1' }, 'e000002')).toEqual(['input-invalid', 'choices.q3'])
    expect(await cast({ q1: 'for', q2: '1+3' }, 'e000002')).toBe('accepted')
    expect(await counting('e000002')).toEqual({ q1: 'for', q2: '1+3' })
  })

  it('are read from paper by two, in the same words', async () => {
    const { batch } = await doAct(db(), acts.openBatch, world.clerk, at({}))
    const handedInAt = new Date((await readNow(db())).getTime() - 60_000).toISOString()
    const back = at({ batch, elector: 'e000003', handedInAt, collector: null, photo: null })
    const { sheet } = await doAct(db(), acts.handIn, world.clerk, back)
    const read = (choices: object) => ({ sheet, choices })
    const first = { q1: 'invalid', q2: '1+2', q3: '3' }
    expect(await refused(acts.enterSheet, world.clerk, read({ ...first, q2: '2+1' }))).toEqual([
      'input-invalid',
      'choices.q2',
    ])
    expect(await refused(acts.enterSheet, world.clerk, read(first))).toBe('accepted')
    expect(await refused(acts.confirmSheet, world.clerk2, read({ ...first, q3: 'none' }))).toEqual([
      'input-invalid',
      'choices.q3',
    ])
    const confirmed = await doAct(db(), acts.confirmSheet, world.clerk2, at(read(first)))
    expect(confirmed.agrees).toBe(true)
    expect(await counting('e000003')).toEqual(first)
    const view = await runRead(db(), paper, world.clerk, { zone: world.zone, poll: asked.poll })
    expect(view).toMatchObject({
      value: { questions: [{}, { method: 'approval', options }, { form: 'single' }] },
    })
  })
})
