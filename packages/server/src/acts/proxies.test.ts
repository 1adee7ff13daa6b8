import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { runActs } from '../act.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { fsckPolls } from '../log/fsckPolls.ts'
import { runRead } from '../read.ts'
import { poll as pollRead } from '../reads/poll.ts'
import { proxies as proxiesRead } from '../reads/proxies.ts'
import { makePaper } from '../testing/picture.ts'
import { fresh, importRoll, nameVoter, somePoll, toOwnersPoll } from '../testing/polls.ts'
import { type MatterAt, pass } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import type { Who } from '../who.ts'
import { acts } from './index.ts'

onBothDatabases('mandates', (db) => {
  let world: World
  let matter: MatterAt
  let roll: string
  let poll: string
  let paper: string
  const owners: Record<string, Who> = {}
  const at = (extra: object = {}) => ({ ...matter, poll, ...extra })
  const items = { q1: 'free', q2: 'free' }
  const grant = (elector: string, holder: object, extra: object = {}) =>
    at({ elector, holder, items, document: null, ...extra })
  const refused = (who: Who, input: object) => refusalOf(db(), acts.grantProxy, who, input)
  const vote = (elector: string, choice: string, extra: object = {}) =>
    at({ elector, choices: { q1: choice, q2: choice }, ...extra })
  const counting = async (electorId: string) => {
    const [row] = await db()
      .select()
      .from(t.ballot)
      .where(and(eq(t.ballot.pollId, poll), eq(t.ballot.electorId, electorId), isNull(t.ballot.replacedBy)))
    return row
  }
  const later = async () => moveClock(db(), new Date((await readNow(db())).getTime() + 60_000))
  const signedIn = (who: Who) => fresh(world, who.person)
  const view = async (who: Who) => {
    const answer = await runRead(db(), pollRead, await signedIn(who), { zone: world.zone, poll })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 2, councillors: 0 })
    roll = await importRoll(world)
    matter = await toOwnersPoll(world, 'owners-general')
    const announced = await doAct(db(), acts.announcePoll, world.clerk, {
      ...matter,
      roll,
      ...somePoll,
      questions: [{ text: '是否同意出租？' }, { text: '是否同意收益用于维修？' }],
    })
    poll = announced.poll
    paper = await makePaper(world, 'staff')
    for (const elector of ['e000001', 'e000002', 'e000003', 'e000004'])
      owners[elector] = await nameVoter(world, roll, elector)
  })

  it('are given by the elector themselves, or by a clerk with the signed paper', async () => {
    const [me, other] = [owners.e000001!, owners.e000002!]
    expect(await refused(other, grant('e000001', { elector: 'e000003' }))).toBe('not-your-home')
    expect(await refused(world.gridworker, grant('e000001', { elector: 'e000003' }))).toBe('not-your-role')
    expect(await refused(world.clerk, grant('e000001', { elector: 'e000003' }))).toBe('mandate-missing')
    // What binds is proved freshly, as a ballot is; a clerk's own sign-in proves nothing of the principal.
    const old = { ...me, freshAt: null }
    expect(await refused(old, grant('e000001', { elector: 'e000003' }))).toBe('sign-in-too-old')
    const lost = { document: 'nothing' }
    expect(await refused(world.clerk, grant('e000001', { elector: 'e000003' }, lost))).toBe(
      'unknown-attachment',
    )
    expect(await refused(me, grant('e000001', { elector: 'e000003' }, { poll: 'another' }))).toBe(
      'unknown-poll',
    )
    expect(await refused(me, grant('e999999', { elector: 'e000003' }))).toBe('unknown-elector')
  })

  it('name items of the ballot, and a holder who is somebody else and known', async () => {
    const me = owners.e000001!
    expect(await refused(me, grant('e000001', { elector: 'e000002' }, { items: {} }))).toBe('input-invalid')
    expect(await refused(me, grant('e000001', { elector: 'e000002' }, { items: { q9: 'free' } }))).toBe(
      'input-invalid',
    )
    expect(await refused(me, grant('e000001', { elector: 'e000001' }))).toBe('input-invalid')
    expect(await refused(me, grant('e000001', { elector: 'e000005' }))).toBe('unknown-person')
    expect(await refused(me, grant('e000001', { building: '9号楼', unit: '', room: '1' }))).toBe(
      'unknown-person',
    )
    // Somebody new comes by way of a clerk and the paper alone.
    expect(await refused(me, grant('e000001', { name: '侄子' }))).toBe('input-invalid')
  })

  it('with force are neither given nor taken back from a page of another site', async () => {
    const abroad = { ...owners.e000001!, site: 'https://community.example.org' }
    expect(await refused(abroad, grant('e000001', { elector: 'e000003' }))).toBe('own-pages-only')
    const input = grant('e000004', { elector: 'e000003' })
    const { proxy } = await doAct(db(), acts.grantProxy, owners.e000004!, input)
    const away = { ...owners.e000004!, site: 'https://community.example.org' }
    expect(await refusalOf(db(), acts.revokeProxy, away, at({ proxy }))).toBe('own-pages-only')
    await doAct(db(), acts.revokeProxy, owners.e000004!, at({ proxy }))
  })

  it('are never held by staff of the property manager', async () => {
    const named = grant('e000001', { person: world.property.person })
    expect(await refused(owners.e000001!, named)).toBe('proxy-barred')
    expect(await refused(world.clerk, { ...named, document: paper })).toBe('proxy-barred')
  })

  it('let the holder vote for several at once, as they are bound, on what they are mandated for', async () => {
    const holder = owners.e000004!
    const door = { building: '2号楼', unit: '1单元', room: '101' }
    await doAct(db(), acts.grantProxy, owners.e000001!, grant('e000001', door))
    expect(await refused(owners.e000001!, grant('e000001', door))).toBe('already-exists')
    const bound = { items: { q1: 'against' } }
    await doAct(db(), acts.grantProxy, owners.e000002!, grant('e000002', { elector: 'e000004' }, bound))
    const mine = (await view(holder)).mine!
    expect(mine.electors.map(({ elector, held, given }) => [elector, held?.items, given])).toEqual([
      ['e000001', items, null],
      ['e000002', { q1: 'against' }, null],
      ['e000004', undefined, null],
    ])
    const cast = (input: object) => refusalOf(db(), acts.cast, holder, input)
    expect(await cast(vote('e000002', 'against'))).toBe('input-invalid')
    expect(await cast(vote('e000002', 'for', { choices: { q1: 'for' } }))).toBe('proxy-bound')
    expect(await refusalOf(db(), acts.cast, owners.e000003!, vote('e000001', 'for'))).toBe('not-your-home')
    const answers = await runActs(db(), acts.cast, await signedIn(holder), [
      { key: 'for the first', input: vote('e000001', 'for') },
      { key: 'for the second', input: vote('e000002', 'against', { choices: { q1: 'against' } }) },
      { key: 'for oneself', input: vote('e000004', 'for') },
    ])
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true])
    expect(await counting('e000001')).toMatchObject({ personId: holder.person, proxyId: expect.any(String) })
    expect(await counting('e000004')).toMatchObject({ proxyId: null })
    const [given] = (await view(owners.e000001!)).mine!.electors
    expect(given).toMatchObject({
      held: null,
      given: { holder: '代表', by: 'principal', counts: true },
      ballot: { byProxy: true, choices: { q1: 'for', q2: 'for' } },
    })
  })

  it('are at most three in one hand', async () => {
    const third = grant('e000003', { elector: 'e000004' })
    await doAct(db(), acts.grantProxy, owners.e000003!, third)
    const fifth = grant('e000005', { elector: 'e000004' }, { document: paper })
    expect(await refused(world.clerk, fifth)).toBe('proxies-too-many')
    await doAct(db(), acts.grantProxy, world.clerk, {
      ...fifth,
      holder: { name: '侄子', phone: '13800001111' },
    })
  })

  it('end when they are revoked; what was done before stands until the principal votes', async () => {
    const list = async () => {
      const answer = await runRead(db(), proxiesRead, world.clerk, { zone: world.zone, poll })
      return answer.ok ? answer.value : []
    }
    const of = async (elector: string) => (await list()).find((proxy) => proxy.elector === elector)!.id
    expect(await list()).toContainEqual(expect.objectContaining({ holderId: owners.e000004!.person }))
    const [first, third] = [await of('e000001'), await of('e000003')]
    const revoke = (who: Who, proxy: string) => refusalOf(db(), acts.revokeProxy, who, at({ proxy }))
    expect(await revoke(owners.e000002!, first)).toBe('not-your-home')
    expect(await revoke(owners.e000004!, first)).toBe('not-your-home')
    expect(await revoke(owners.e000001!, 'nothing')).toBe('unknown-proxy')
    await doAct(db(), acts.revokeProxy, owners.e000001!, at({ proxy: first }))
    await doAct(db(), acts.revokeProxy, world.clerk, at({ proxy: third }))
    expect(await revoke(owners.e000001!, first)).toBe('proxy-ended')
    for (const elector of ['e000001', 'e000003'])
      expect(await refusalOf(db(), acts.cast, owners.e000004!, vote(elector, 'against'))).toBe('proxy-ended')
    expect(await counting('e000001')).toMatchObject({ choices: { q1: 'for', q2: 'for' } })
    expect(await list()).toContainEqual(
      expect.objectContaining({ id: first, ended: 'revoked', counts: true }),
    )
  })

  it('end when the principal votes, before or after, whatever the instants are', async () => {
    await later()
    await doAct(db(), acts.cast, await signedIn(owners.e000002!), vote('e000002', 'for'))
    expect(await counting('e000002')).toMatchObject({ proxyId: null, choices: { q1: 'for', q2: 'for' } })
    const again = vote('e000002', 'against', { choices: { q1: 'against' } })
    expect(await refusalOf(db(), acts.cast, await signedIn(owners.e000004!), again)).toBe('proxy-ended')
    expect(await refused(owners.e000002!, grant('e000002', { elector: 'e000003' }))).toBe('already-done')
    // A paper of the principal, handed in before the holder voted and read after.
    await doAct(db(), acts.grantProxy, owners.e000003!, grant('e000003', { elector: 'e000004' }))
    const handedInAt = (await readNow(db())).toISOString()
    await later()
    await doAct(db(), acts.cast, await signedIn(owners.e000004!), vote('e000003', 'for'))
    const { batch } = await doAct(db(), acts.openBatch, world.clerk, at())
    const returned = at({ batch, elector: 'e000003', handedInAt, collector: null, photo: null })
    const { sheet } = await doAct(db(), acts.handIn, world.clerk, returned)
    const reading = at({ sheet, choices: { q1: 'against', q2: 'invalid' } })
    await doAct(db(), acts.enterSheet, world.clerk, reading)
    await doAct(db(), acts.confirmSheet, world.clerk2, reading)
    expect(await counting('e000003')).toMatchObject({ channel: 'paper', proxyId: null })
  })

  it('let a holder without an account fill in the paper of the principal', async () => {
    const { batch } = await doAct(db(), acts.openBatch, world.clerk, at())
    const [proxy] = await db()
      .select()
      .from(t.proxy)
      .where(and(eq(t.proxy.pollId, poll), eq(t.proxy.electorId, 'e000005')))
    const handedInAt = (await readNow(db())).toISOString()
    const sheet = (elector: string) =>
      at({ batch, elector, handedInAt, collector: null, photo: null, proxy: proxy!.proxyId })
    expect(await refusalOf(db(), acts.handIn, world.clerk, sheet('e000003'))).toBe('unknown-proxy')
    const back = await doAct(db(), acts.handIn, world.clerk, sheet('e000005'))
    const reading = at({ sheet: back.sheet, choices: { q1: 'abstain', q2: 'for' } })
    await doAct(db(), acts.enterSheet, world.clerk, reading)
    await doAct(db(), acts.confirmSheet, world.clerk2, reading)
    expect(await counting('e000005')).toMatchObject({ channel: 'paper', proxyId: proxy!.proxyId })
  })

  it('are named in the result, and never by whom in the public log', async () => {
    for (const batch of await db().select().from(t.paperBatch).where(eq(t.paperBatch.pollId, poll)))
      await doAct(db(), acts.declareEntered, world.clerk, at({ batch: batch.batchId, sheets: 1 }))
    await pass(world, matter)
    expect(await tick(db())).toBe(1)
    const { channels, results } = await view(world.clerk)
    expect(channels).toEqual({ online: 3, paper: 2, replaced: 2, proxy: 2 })
    expect(results!.map(({ votes }) => votes.for.heads)).toEqual([3, 4])
    expect(await db().transaction((tx) => fsckPolls(tx as never, world.tenant))).toBeUndefined()
    const logged = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'grantProxy')))
    expect(logged).toHaveLength(6)
    for (const { body } of logged) {
      expect(body).not.toMatch(/e00000\d/)
      expect(Object.keys(JSON.parse(body).open)).toEqual(['by', 'items', 'onPaper', 'poll', 'proxy'])
    }
  })
})
