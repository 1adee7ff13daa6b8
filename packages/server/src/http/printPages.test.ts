import { mkdirSync, writeFileSync } from 'node:fs'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { openSession } from '../auth/sessions.ts'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import { publishPlan } from '../testing/notices.ts'
import { huayuanRoll, someNotice } from '../testing/polls.ts'
import { later, objectAtCounter, toPreliminary } from '../testing/preliminary.ts'
import { countPapers, openPoll, returnPapers } from '../testing/prints.ts'
import { toNotice } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

/** Where the prints are put as pictures, for whoever wants to look at them. */
const pictures = process.env.YISHI_PRINTS

/** A4 at 96 dots an inch, without the margins of its kind of page. */
const widths = { usual: 658, ballot: 688, poster: 933 }

describe('printed by Chromium', () => {
  let open: OpenDb
  let world: World
  let server: TestServer
  let browser: Browser
  let token: string
  let counted: Awaited<ReturnType<typeof openPoll>>
  let many: Awaited<ReturnType<typeof openPoll>>
  let notice: string

  beforeAll(async () => {
    open = await openTestDb('pglite')
    world = await makeWorld(open.db)
    server = await openTestServer(open.db)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
    const { tenant, person } = world.clerk
    token = (await openSession(open.db, { tenant, person, origin: ownOrigin, via: 'demo' })).token
    const matter = await toNotice(world)
    notice = await publishPlan(world, matter)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await open?.close()
  })

  /** Print a page: how many sheets it is, and what does not fit into the width of one. */
  async function print(name: string, path: string, kind: keyof typeof widths = 'usual') {
    const page = await browser.newPage({ viewport: { width: widths[kind], height: 1000 }, locale: 'zh-CN' })
    await page.setExtraHTTPHeaders(path.startsWith('/print/') ? { authorization: `Bearer ${token}` } : {})
    const answer = await page.goto(`${server.url}${path}`)
    expect([name, answer?.status()]).toEqual([name, 200])
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false })
    await page.emulateMedia({ media: 'print' })
    const cut = await cutOff(page)
    if (pictures) await picture(page, name, pdf)
    await page.close()
    return { sheets: pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, cut }
  }

  async function picture(page: Page, name: string, pdf: Buffer) {
    mkdirSync(pictures!, { recursive: true })
    writeFileSync(`${pictures}/${name}.pdf`, pdf)
    await page.setViewportSize({ width: page.viewportSize()!.width, height: 1032 })
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: !name.startsWith('ballots') })
  }

  it('hundreds of papers with three questions are one sheet an elector', async () => {
    const three = [1, 2, 3].map((n) => `第${n}项：是否同意把小区${n}号门岗的公共收益用于更换门禁和照明？`)
    many = await openPoll(world, { csv: huayuanRoll(), questions: three })
    const electors = await open.db.$count(t.elector, eq(t.elector.rollId, many.roll))
    const { sheets, cut } = await print('ballots-many', `/print/ballots/${many.poll}`, 'ballot')
    expect({ sheets, cut }).toEqual({ sheets: electors, cut: [] })
    await returnPapers(world, many, { e000001: 'for', e000002: 'against' })
    await countPapers(world, many.matter)
  })

  it('papers with ten long questions leave the letter for sheets of their own', async () => {
    const questions = Array.from(
      { length: 10 },
      (_, i) => `${i + 1}. ${'是否同意本项用款方案并授权业主委员会签订合同？'.repeat(3)}`,
    )
    const { poll } = await openPoll(world, { questions })
    const { sheets, cut } = await print('ballots-long', `/print/ballots/${poll}?elector=e000001`, 'ballot')
    expect({ sheets, cut }).toEqual({ sheets: 3, cut: [] })
  })

  it('the papers of a vote are one sheet an elector', async () => {
    counted = await openPoll(world)
    const input = { zone: world.zone, for: 'electors', roll: counted.roll }
    await doAct(open.db, acts.issueLetters, world.clerk, input)
    expect(await print('ballots', `/print/ballots/${counted.poll}`, 'ballot')).toEqual({ sheets: 5, cut: [] })
  })

  it('letters are one sheet each', async () => {
    expect(await print('letters', `/print/letters/${world.zone}`)).toEqual({ sheets: 5, cut: [] })
  })

  it('a roll of hundreds hangs on a few sheets', async () => {
    expect(await print('roll', `/r/${many.roll}`)).toEqual({ sheets: 5, cut: [] })
    expect(await print('roll-small', `/r/${counted.roll}`)).toEqual({ sheets: 1, cut: [] })
  })

  it('the notice of a result is one sheet, of three results two', async () => {
    await returnPapers(world, counted, { e000001: 'for', e000002: 'for', e000003: 'for', e000004: 'against' })
    await countPapers(world, counted.matter)
    expect(await print('result', `/v/${counted.poll}/result`)).toEqual({ sheets: 1, cut: [] })
    expect(await print('result-many', `/v/${many.poll}/result`)).toEqual({ sheets: 2, cut: [] })
    expect(await print('poll', `/v/${counted.poll}`)).toEqual({ sheets: 1, cut: [] })
  })

  it('a corrected result is one sheet, with what was before it', async () => {
    const hanging = await toPreliminary(world)
    const { matter, poll, sheets } = hanging
    const objection = await objectAtCounter(world, hanging)
    const upheld = { ...matter, objection, outcome: 'upheld', reply: '经核对，误读一张。', effect: 'recount' }
    await doAct(open.db, acts.answerObjection, world.clerk, upheld)
    const read = { ...matter, poll, objection, sheet: sheets.e000004, choices: { q1: 'for' } }
    await doAct(open.db, acts.rereadSheet, world.clerk, read)
    await doAct(open.db, acts.rereadSheet, world.clerk2, read)
    const reason = '录入时误读一张选票，经两人重读后重新计票，结果由未通过改为通过。'
    await later(world)
    await doAct(open.db, acts.recountPoll, world.clerk2, { ...matter, poll, reason })
    const anew = { ...matter, ...someNotice, days: 7 }
    const { notice: renewed } = await doAct(open.db, acts.renewNotice, world.clerk, anew)
    expect(await print('result-corrected', `/v/${poll}/result`)).toEqual({ sheets: 1, cut: [] })
    expect(await print('poll-corrected', `/v/${poll}`)).toEqual({ sheets: 1, cut: [] })
    expect((await print('notice-corrected', `/n/${renewed}`)).cut).toEqual([])
    expect(await print('poster-corrected', `/n/${renewed}/poster`, 'poster')).toEqual({ sheets: 1, cut: [] })
  })

  it('minutes, a notice, its poster and the code for the board are one sheet each', async () => {
    const [session] = await open.db.select({ id: t.councilSession.sessionId }).from(t.councilSession).limit(1)
    expect(await print('minutes', `/s/${session!.id}`)).toEqual({ sheets: 1, cut: [] })
    expect(await print('notice', `/n/${notice}`)).toEqual({ sheets: 1, cut: [] })
    expect(await print('poster', `/n/${notice}/poster`, 'poster')).toEqual({ sheets: 1, cut: [] })
    expect(await print('board', `/c/${world.zone}/sheet`)).toEqual({ sheets: 1, cut: [] })
  })
})

/** Elements whose text is wider than they are, or that stand out of the sheet; sheets of a fixed height that hold more than that. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const right = document.documentElement.clientWidth
    for (const element of document.querySelectorAll<HTMLElement>('main, main *')) {
      if (element instanceof SVGElement) continue
      const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      const out = element.getBoundingClientRect().right > right + 1
      const tall = element.localName === 'article' && element.scrollHeight > element.clientHeight + 1
      if (wide || out || tall)
        found.push(`${element.localName}.${element.className} ${element.textContent?.slice(0, 30)}`)
    }
    return found
  })
}
