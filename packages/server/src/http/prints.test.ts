import * as t from '@yishi/schema/tables'
import { pollForces, sheetCode } from '@yishi/schema/words'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { openSession } from '../auth/sessions.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { someNotice } from '../testing/polls.ts'
import { countPapers, openPoll, returnPapers } from '../testing/prints.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { words as en } from './pages/words.en.ts'
import { words } from './pages/words.zh.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

onBothDatabases('prints', (db) => {
  let world: World
  let server: TestServer
  let poll: Awaited<ReturnType<typeof openPoll>>
  const signIn = async ({ tenant, person }: Who) =>
    (await openSession(db(), { tenant, person, origin: ownOrigin, via: 'demo' })).token
  const ticketFor = async (path: string, who = world.clerk) =>
    (await server.ask('/auth/print', { as: await signIn(who), body: { zone: world.zone, path } })).json
  const ballots = () => `/print/ballots/${poll.poll}`

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 4, residents: 1, councillors: 1 })
    server = await openTestServer(db())
    poll = await openPoll(world)
  })
  afterAll(() => server.close())

  it('with people’s names are for clerks of the place alone, and say nothing to anybody else', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    for (const path of [ballots(), `/print/letters/${world.zone}`]) {
      const asked = [undefined, world.residents[0]!, other.clerk].map(async (who) => {
        const { status, text } = await server.ask(path, { as: who && (await signIn(who)), from: null })
        expect(text).not.toMatch(/王一|李二|入户码告知信/)
        return status
      })
      expect(await Promise.all(asked)).toEqual([401, 403, 404])
    }
    expect((await server.ask('/print/ballots/nothing', { as: await signIn(world.clerk) })).status).toBe(404)
  })

  it('open by a ticket once, for the one page it was made for, within a minute', async () => {
    expect((await server.ask('/auth/print', { body: { zone: world.zone, path: ballots() } })).status).toBe(
      401,
    )
    for (const path of ['/c/x/', '/print/../v/1', 'https://example.org/print/x', `${ballots()}#x`])
      expect((await ticketFor(path)).refusal).toMatchObject({ code: 'input-invalid' })
    const { href } = (await ticketFor(ballots())).value
    const page = await server.ask(href, { from: null })
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(page.text).toContain('王一')
    expect((await server.ask(href, { from: null })).text).not.toContain('王一')
    const stolen = (await ticketFor(`${ballots()}?elector=e000001`)).value.href as string
    expect((await server.ask(stolen.replace('e000001', 'e000002'), { from: null })).status).toBe(401)
    expect((await server.ask(stolen, { from: null })).status).toBe(400)
    const late = (await ticketFor(ballots())).value.href
    await moveClock(db(), new Date((await readNow(db())).getTime() + 61_000))
    expect((await server.ask(late, { from: null })).text).toContain('每次只能打开一遍')
  })

  it('give a ticket’s bearer no more rights than their own', async () => {
    const { href } = (await ticketFor(ballots(), world.residents[0]!)).value
    expect((await server.ask(href, { from: null })).status).toBe(403)
  })

  it('of papers are recorded as readings of the roll', async () => {
    const before = await db().$count(t.rollRead, eq(t.rollRead.rollId, poll.roll))
    await server.ask(ballots(), { as: await signIn(world.clerk), from: null })
    const readings = await db().select().from(t.rollRead).where(eq(t.rollRead.rollId, poll.roll))
    expect(readings).toHaveLength(before + 1)
    expect(readings[0]).toMatchObject({ personId: world.clerk.person })
    expect(readings[0]!.what).toContain('表决票')
  })

  it('of papers carry the letter, the code for the phone, every question and the number for the count', async () => {
    const input = { zone: world.zone, for: 'electors', roll: poll.roll, only: ['e000001'] }
    await doAct(db(), acts.issueLetters, world.clerk, input)
    const as = await signIn(world.clerk)
    const { text } = await server.ask(ballots(), { as, from: null })
    expect(text.match(/<article class="ballot/g)).toHaveLength(5)
    const one = (await server.ask(`${ballots()}?elector=e000001`, { as, from: null })).text
    expect(one.match(/<article/g)).toHaveLength(1)
    for (const word of [
      '王一：',
      '60.00㎡',
      '是否同意出租3号楼',
      sheetCode(poll.poll, 'e000001'),
      '收票回执',
      '0391-000 0000',
    ])
      expect(one).toContain(word)
    expect(one).toMatch(/<b>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<\/b>/)
    expect(one.match(/<svg class="qr"/g)).toHaveLength(2)
    expect(
      (await server.ask(`${ballots()}?building=2号楼`, { as, from: null })).text.match(/<article/g),
    ).toHaveLength(2)
  })

  it('of letters hold one for each that waits', async () => {
    const { text } = await server.ask(`/print/letters/${world.zone}`, {
      as: await signIn(world.clerk),
      from: null,
    })
    expect(text.match(/<article class="mail">/g)).toHaveLength(1)
    expect(text).toContain('1号楼1单元101 王一')
  })

  it('of a roll are masked, with totals and root, and only of one that is closed', async () => {
    const { text } = await server.ask(`/r/${poll.roll}`, { from: null })
    expect(text).not.toMatch(/王一|李二|张三|1单元|60\.00/)
    for (const word of ['王*', '张*、刘*', '300.00㎡', '5人']) expect(text).toContain(word)
    const [roll] = await db().select().from(t.roll).where(eq(t.roll.rollId, poll.roll))
    expect(text).toContain(roll!.root!)
    const { roll: open } = await doAct(db(), acts.makeHouseholdRoll, world.clerk, {
      zone: world.zone,
      name: '户',
    })
    expect((await server.ask(`/r/${open}`, { from: null })).status).toBe(400)
  })

  it('of a result say that there is none before the count, and every number after it', async () => {
    expect((await server.ask(`/v/${poll.poll}/result`, { from: null })).text).toContain('还没有计票')
    await returnPapers(world, poll, { e000001: 'for', e000002: 'for', e000003: 'for', e000004: 'against' })
    await countPapers(world, poll.matter)
    const plain = (await server.ask(`/v/${poll.poll}/result`, { from: null })).text.replace(/<[^>]*>/g, '|')
    for (const word of [
      '关于出租公共用地表决结果的公告',
      '华园小区全体业主：',
      '|220.00|',
      '250.00 / 300.00 ㎡',
      '83.3%',
      '须达到3/4',
      '已达到',
      '盖章处',
      '特此公告。',
    ])
      expect(plain).toContain(word)
    expect((await server.ask(ballots(), { as: await signIn(world.clerk), from: null })).status).toBe(404)
  })

  it('and pages carry the mark of force beside the result, whatever force it has', async () => {
    const input = { ...poll.matter, kind: 'preliminary', ...someNotice, days: 7 }
    const { notice } = await doAct(db(), acts.publishNotice, world.clerk, input)
    expect((await server.ask(`/n/${notice}`, { from: null })).text).toContain('250.00 / 300.00 ㎡')
    for (const force of pollForces) {
      await db().update(t.poll).set({ force }).where(eq(t.poll.pollId, poll.poll))
      for (const path of [
        `/v/${poll.poll}`,
        `/v/${poll.poll}/result`,
        `/n/${notice}`,
        `/n/${notice}/poster`,
      ]) {
        expect([path, (await server.ask(path, { from: null })).text]).toEqual([
          path,
          expect.stringContaining(words.force[force]),
        ])
        expect((await server.ask(`${path}?lang=en`, { from: null })).text).toContain(en.force[force])
      }
    }
    expect(words.force.advisory).toBe('征询意见，不具法律效力')
  })

  it('of the board lead to what hangs now, and to no page of a zone that is not', async () => {
    const { text } = await server.ask(`/c/${world.zone}/sheet`, { from: null })
    expect(text).toContain('扫码看现在的公示')
    expect(text).toContain(`${ownOrigin}/c/${world.zone}/`)
    for (const path of ['/c/nowhere/sheet', '/r/nothing', '/s/nothing', '/v/nothing/result'])
      expect((await server.ask(path, { from: null })).status).toBe(404)
  })
})
