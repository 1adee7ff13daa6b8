import * as t from '@yishi/schema/tables'
import { pollForces } from '@yishi/schema/words'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { openSession } from '../auth/sessions.ts'
import { onBothDatabases } from '../db/testing.ts'
import { readXlsx } from '../roll/sheet/readXlsx.ts'
import { begin, called, meet, memberRoll, resolved, studied } from '../testing/meetings.ts'
import { countPapers, openPoll, returnPapers } from '../testing/prints.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { words } from './pages/words.zh.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

onBothDatabases('lists to take away', (db) => {
  let world: World
  let server: TestServer
  let poll: Awaited<ReturnType<typeof openPoll>>
  const token = async ({ tenant, person }: Who) =>
    (await openSession(db(), { tenant, person, origin: ownOrigin, via: 'demo' })).token
  /** The cells of a file, opened again: of the CSV, and of the workbook's first sheet. */
  const both = async (path: string, as?: string) => {
    const headers = as ? { authorization: `Bearer ${as}` } : undefined
    const get = (ending: string) => fetch(`${server.url}${path}.${ending}`, headers ? { headers } : {})
    const csv = await get('csv')
    const bytes = Buffer.from(await csv.arrayBuffer())
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.csv"$/)
    const rows = parse(bytes, { bom: true, relax_column_count: true }) as string[][]
    return {
      rows,
      cells: readXlsx(Buffer.from(await (await get('xlsx')).arrayBuffer())),
      headers: csv.headers,
    }
  }
  const trimmed = (rows: string[][]) => rows.map((row) => row.join('|').replace(/\|+$/, ''))

  /** A workbook knows a number, not how many zeros it was written with. */
  const asNumbers = (rows: string[][]) =>
    trimmed(rows.map((row) => row.map((cell) => (/^\d+\.\d\d$/.test(cell) ? `${Number(cell)}` : cell))))

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 1 })
    server = await openTestServer(db())
    poll = await openPoll(world)
    const input = { zone: world.zone, process: 'tiyizuo', body: '修', place: '' }
    await doAct(db(), acts.propose, world.residents[0]!, {
      ...input,
      title: '=1+1,"<b>',
      household: world.households[0],
    })
  })
  afterAll(() => server.close())

  it('are not there where their page is not', async () => {
    for (const path of [
      '/v/nothing.csv',
      '/r/nothing.xlsx',
      '/c/nowhere/notices.csv',
      '/print/turnout/nothing.csv',
    ])
      expect([path, (await server.ask(path, { from: null })).status]).toEqual([path, 404])
    expect((await server.ask(`/v/${poll.poll}.pdf`, { from: null })).status).toBe(404)
  })

  it('of people in full are for clerks of the place, and are recorded', async () => {
    const before = await db().$count(t.rollRead, eq(t.rollRead.rollId, poll.roll))
    for (const list of ['turnout', 'unreached'])
      for (const ending of ['csv', 'xlsx']) {
        const path = `/print/${list}/${poll.poll}.${ending}`
        expect((await server.ask(path)).status).toBe(401)
        expect((await server.ask(path, { as: await token(world.residents[0]!) })).status).toBe(403)
      }
    expect(await db().$count(t.rollRead, eq(t.rollRead.rollId, poll.roll))).toBe(before)
    const { headers } = await both(`/print/turnout/${poll.poll}`, await token(world.clerk))
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(await db().$count(t.rollRead, eq(t.rollRead.rollId, poll.roll))).toBe(before + 2)
  })

  it('say who took part and how, and whom nothing has reached', async () => {
    const at = { ...poll.matter, poll: poll.poll }
    await doAct(db(), acts.recordService, world.clerk, {
      ...at,
      electors: ['e000004'],
      how: 'in-person',
      at: new Date((await db().select({ at: t.poll.opensAt }).from(t.poll))[0]!.at).toISOString(),
      receipt: null,
      warned: false,
    })
    await returnPapers(world, poll, { e000001: 'for', e000002: 'for', e000003: 'against' })
    const as = await token(world.clerk)
    const turnout = trimmed((await both(`/print/turnout/${poll.poll}`, as)).rows).join('\n')
    expect(turnout).toMatch(/\|1号楼1单元101\|王一\|1\|60\.00\|纸质\|2026年/)
    expect(turnout).toMatch(/\|赵五\|1\|30\.00\|\|\|当面\|/)
    const { rows, cells } = await both(`/print/unreached/${poll.poll}`, as)
    expect(trimmed(rows).join('\n')).toContain('|钱六|')
    expect(trimmed(rows).join('\n')).not.toMatch(/王一|赵五/)
    expect(trimmed(cells)).toEqual(asNumbers(rows))
    expect(turnout).not.toMatch(/同意/)
  })

  it('hold a roll as masked as its page', async () => {
    const { rows, cells } = await both(`/r/${poll.roll}`)
    expect(trimmed(rows)).toEqual(trimmed(cells))
    expect(trimmed(rows)).toContain('1|1号楼|张*、刘*|1')
    expect(trimmed(rows).join()).not.toMatch(/王一|60\.00/)
  })

  it('hold every count and every condition of a result, the same in both', async () => {
    expect(trimmed((await both(`/v/${poll.poll}`)).rows).join('\n')).toContain(
      '参与人数|3|5|60.0%|须达到2/3|未达到',
    )
    await countPapers(world, poll.matter)
    const { rows, cells } = await both(`/v/${poll.poll}`)
    const lines = trimmed(rows)
    const question = '是否同意出租3号楼东侧公共用地建设充电桩？'
    const force = words.force['paper-ledger']
    expect(lines).toContain(`${question}|同意|2|150.00|${force}`)
    expect(lines).toContain(`${question}|未交回|2|80.00|${force}`)
    expect(lines.join('\n')).toContain(
      `${question}|按规则计|参与人数|3|5|60.0%|须达到2/3|未达到|参与不足，不成立|${force}`,
    )
    const first = trimmed(cells)
    expect(asNumbers(rows).slice(0, first.length)).toEqual(first)
  })

  it('carry the mark of force in every row of a result', async () => {
    for (const force of pollForces) {
      await db().update(t.poll).set({ force }).where(eq(t.poll.pollId, poll.poll))
      const { rows, cells } = await both(`/v/${poll.poll}`)
      for (const line of [rows, cells]) {
        expect(line[1]![0]).toBe(words.force[force])
        for (const row of line.filter(([item]) => item?.startsWith('是否同意')))
          expect(row.findLast((cell) => cell !== '')).toBe(words.force[force])
      }
      const turnout = await both(`/print/turnout/${poll.poll}`, await token(world.clerk))
      expect(turnout.rows[1]![0]).toBe(words.force[force])
    }
  })

  it('hold what a meeting resolved, with every condition, and who voted how where a council did', async () => {
    const matter = await begin(world, 'residents-meeting')
    await studied(world, matter)
    const roll = await memberRoll(world, 'adults', 10)
    const meeting = await called(world, matter, { roll, days: 10, count: 10 })
    await meet(world, matter, meeting, 8)
    await resolved(world, matter, meeting, { for: 5, against: 2, abstain: 1 })
    const { rows, cells } = await both(`/s/${meeting.session}`)
    expect(asNumbers(rows.slice(0, cells.length))).toEqual(asNumbers(cells))
    expect(rows[0]![0]).toContain('居民会议第1次会议纪要')
    expect(trimmed(rows).join('\n')).toMatch(
      /1\|修订居民公约\|是否同意修订后的居民公约？\|10\|8\|5\|2\|1\|通过/,
    )
    expect(trimmed(rows).join('\n')).toMatch(/1\|.*\|8\|10\|.*\|/)
    expect(rows.flat()).not.toContain('记名表决')
    const text = await (await fetch(`${server.url}/p/${matter.proposal}`)).text()
    expect(text).toContain('<h2>居民会议第1次会议 · ')
  })

  it('list notices and matters, and begin no formula', async () => {
    const notices = await both(`/c/${world.zone}/notices`)
    expect(trimmed(notices.rows)).toEqual(trimmed(notices.cells))
    expect(trimmed(notices.rows).join('\n')).toMatch(/〔2026〕第1号\|名册公示\|关于空地整治的公示\|/)
    const { rows, cells } = await both(`/c/${world.zone}/proposals`)
    expect(rows.map(([title]) => title)).toContain('\'=1+1,"<b>')
    expect(cells.map(([title]) => title)).toContain('=1+1,"<b>')
  })
})
