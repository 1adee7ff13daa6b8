import * as t from '@yishi/schema/tables'
import { type PollForce, pollForces } from '@yishi/schema/words'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { openSession } from '../auth/sessions.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { proposals } from '../reads/proposals.ts'
import { readXlsx } from '../roll/sheet/readXlsx.ts'
import { someNotice } from '../testing/polls.ts'
import { type Hanging, later, objectAtCounter, toPreliminary } from '../testing/preliminary.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { words as en } from './pages/words.en.ts'
import { words as zh } from './pages/words.zh.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

onBothDatabases('every output of a result', (db) => {
  let world: World
  let server: TestServer
  let hanging: Hanging
  let anew: string
  let token: string

  const page = async (path: string) => {
    const { status, text } = await server.ask(path, { from: null })
    expect([path, status]).toEqual([path, 200])
    return text
  }
  const cardOf = (text: string) => /og:description" content="([^"]*)"/.exec(text)?.[1]
  /** A list as its rows of cells: from the CSV, and from the workbook's first sheet. */
  const lists = async (path: string) => {
    const get = (ending: string) =>
      fetch(`${server.url}${path}.${ending}`, { headers: { authorization: `Bearer ${token}` } })
    const csv = Buffer.from(await (await get('csv')).arrayBuffer())
    return {
      csv: parse(csv, { bom: true, relax_column_count: true }) as string[][],
      xlsx: readXlsx(Buffer.from(await (await get('xlsx')).arrayBuffer())),
    }
  }
  const json = async (path: string) => (await server.ask(path, { from: 'https://a.example.org' })).json

  /** Where the result shows as a page or a feed: the poll, its matter, the notice that tells it, and every list of notices. */
  const pages = () => {
    const { poll, matter, notice } = hanging
    const at = `/c/${world.zone}`
    return [
      `/v/${poll}`,
      `/v/${poll}/result`,
      `${at}/polls/${poll}`,
      `/n/${notice}`,
      `/n/${notice}/poster`,
      `${at}/notices/${notice}`,
      `/p/${matter.proposal}`,
      `${at}/proposals/${matter.proposal}`,
      `${at}/`,
      `${at}/sheet`,
      `${at}/notices.atom`,
      `/embed/board/${world.zone}`,
    ]
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 0 })
    server = await openTestServer(db())
    hanging = await toPreliminary(world)
    const { tenant, person } = world.clerk
    token = (await openSession(db(), { tenant, person, origin: ownOrigin, via: 'demo' })).token
  })
  afterAll(() => server.close())

  it('says nothing of force where a notice tells no result', async () => {
    const board = await json(`/board/${world.zone}.json?past=true`)
    const others = board.items.filter(({ kind }: { kind: string }) => kind !== 'preliminary')
    expect(others.length).toBeGreaterThan(0)
    for (const item of others) expect(item).toMatchObject({ force: null, correction: null })
  })

  it.each(pollForces)('carries the mark of force: %s', async (force: PollForce) => {
    const { poll, notice } = hanging
    await db().update(t.poll).set({ force }).where(eq(t.poll.pollId, poll))
    for (const path of pages()) {
      expect([path, await page(path)]).toEqual([path, expect.stringContaining(zh.force[force])])
      expect([path, await page(`${path}?lang=en`)]).toEqual([path, expect.stringContaining(en.force[force])])
    }
    for (const path of [`/v/${poll}`, `/v/${poll}/result`, `/c/${world.zone}/polls/${poll}`, `/n/${notice}`])
      expect([path, cardOf(await page(path))]).toEqual([path, expect.stringContaining(zh.force[force])])
    for (const path of [`/v/${poll}`, `/print/turnout/${poll}`, `/print/unreached/${poll}`]) {
      const { csv, xlsx } = await lists(path)
      for (const rows of [csv, xlsx]) expect([path, rows[1]![0]]).toEqual([path, zh.force[force]])
    }
    const { csv, xlsx } = await lists(`/c/${world.zone}/notices`)
    for (const rows of [csv, xlsx])
      expect(rows.find((row) => row.includes(zh.kinds.preliminary))).toContain(zh.force[force])
    const { csv: matters } = await lists(`/c/${world.zone}/proposals`)
    expect(matters.find((row) => row.includes(`${ownOrigin}/p/${hanging.matter.proposal}`))).toContain(
      zh.force[force],
    )
    const { zone } = world
    const listed = await runRead(db(), proposals, null, { zone })
    const item = { id: hanging.matter.proposal, pollForce: force }
    expect(listed).toMatchObject({ ok: true, value: { items: [item] } })
    // What is read plainly is remembered for a second.
    const soon = { timeout: 10_000 }
    await expect.poll(async () => (await json(`/v/${poll}.json`)).force, soon).toBe(force)
    await expect.poll(async () => (await json(`/n/${notice}.json`)).result.force, soon).toBe(force)
    const told = async () =>
      (await json(`/board/${world.zone}.json`)).items.find(({ id }: { id: string }) => id === notice).force
    await expect.poll(told, soon).toBe(force)
  })

  it('says nothing of a correction while the result stands as it was counted', async () => {
    await db().update(t.poll).set({ force: 'paper-ledger' }).where(eq(t.poll.pollId, hanging.poll))
    for (const path of pages())
      expect([path, await page(path)]).toEqual([path, expect.not.stringContaining('更正')])
    expect((await lists(`/v/${hanging.poll}`)).csv.flat().join()).not.toContain('更正')
  })

  const before = '未通过；同意 3人 · 220.00㎡；不同意 2人 · 80.00㎡</dd>'
  const after = '通过；同意 4人 · 250.00㎡；不同意 1人 · 50.00㎡</dd>'
  const why = '误读一张选票，重新计票。'

  it('says when and why the result was corrected, what was before and what came after', async () => {
    const { matter, poll, sheets } = hanging
    const objection = await objectAtCounter(world, hanging)
    const upheld = { ...matter, objection, outcome: 'upheld', reply: '经核对，误读一张。', effect: 'recount' }
    await doAct(db(), acts.answerObjection, world.clerk, upheld)
    const read = { ...matter, poll, objection, sheet: sheets.e000004, choices: { q1: 'for' } }
    await doAct(db(), acts.rereadSheet, world.clerk, read)
    await doAct(db(), acts.rereadSheet, world.clerk2, read)
    await later(world)
    await doAct(db(), acts.recountPoll, world.clerk2, { ...matter, poll, reason: why })
    for (const path of [`/v/${poll}`, `/v/${poll}/result`, `/c/${world.zone}/polls/${poll}`]) {
      const text = await page(path)
      expect(text).toMatch(/本结果已更正（第1次，2026年\d+月\d+日）。原因：误读一张选票，重新计票。/)
      expect(text).toContain('异议人1的异议成立，1张纸质票重读后有更正')
      expect(text).toContain(`<dt>更正前</dt><dd>${before}`)
      expect(text).toContain(`<dt>更正后</dt><dd>${after}`)
      expect(cardOf(text)).toContain('更正')
      expect(await page(`${path}?lang=en`)).toContain('This result was corrected (correction 1')
    }
  })

  it('takes the correction away in every list of the result', async () => {
    const { csv, xlsx } = await lists(`/v/${hanging.poll}`)
    for (const rows of [csv, xlsx]) expect(rows[4]![0]).toContain(`原因：${why}`)
    const question = csv.find((row) => row[1] === '更正前')![2]!
    const force = zh.force['paper-ledger']
    expect(csv).toContainEqual(['1', expect.stringMatching(/^2026年/), why, '异议人1', '1', force])
    expect(csv).toContainEqual(['1', '更正前', question, '未通过', '同意', '3', '220.00', force])
    expect(csv).toContainEqual(['1', '更正后', question, '通过', '同意', '4', '250.00', force])
    expect(csv).toContainEqual(['1', '更正后', question, '通过', '未交回', '0', '0.00', force])
  })

  it('does not let the old notice stand as if its figures did', async () => {
    const { notice, poll } = hanging
    for (const path of [`/n/${notice}`, `/n/${notice}/poster`]) {
      const text = await page(path)
      expect(text).toMatch(/这里的数字已不作数：结果于2026年\d+月\d+日更正。原因：误读一张选票，重新计票。/)
      expect(text).toContain(`href="/v/${poll}"`)
    }
    expect(cardOf(await page(`/n/${notice}`))).toContain('更正')
    const told = async () => (await json(`/n/${notice}.json`)).result
    await expect
      .poll(told, { timeout: 10_000 })
      .toMatchObject({ overtaken: { reason: why }, corrections: [], results: [{ outcome: 'failed' }] })
  })

  it('marks the notice of the corrected result wherever it is listed', async () => {
    const hung = { ...hanging.matter, ...someNotice, days: 7 }
    anew = (await doAct(db(), acts.renewNotice, world.clerk, hung)).notice
    const text = await page(`/n/${anew}`)
    expect(text).toContain(`<dt>更正前</dt><dd>${before}`)
    expect(text).toContain(`<dt>更正后</dt><dd>${after}`)
    expect(text).not.toContain('已不作数')
    expect(await page(`/n/${anew}/poster`)).toContain(why)
    const at = `/c/${world.zone}`
    const mark = `${zh.force['paper-ledger']} · 更正`
    for (const path of [`${at}/`, `${at}/sheet`, `${at}/notices.atom`, `/embed/board/${world.zone}`])
      expect([path, await page(path)]).toEqual([path, expect.stringContaining(mark)])
    const { csv } = await lists(`${at}/notices`)
    expect(csv.find((row) => row.includes(`${ownOrigin}/n/${anew}`))?.slice(-2)).toEqual([
      zh.force['paper-ledger'],
      why,
    ])
    const listed = async () =>
      (await json(`/board/${world.zone}.json`)).items.find(({ id }: { id: string }) => id === anew)
    await expect.poll(listed, { timeout: 10_000 }).toMatchObject({ force: 'paper-ledger', correction: why })
  })
})
