import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as t from '@yishi/schema/tables'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { openKeys } from '@yishi/server/inside/log/keys'
import { sequenceTenant } from '@yishi/server/inside/log/sequencer'
import { type Hanging, toPreliminary } from '@yishi/server/inside/testing/preliminary'
import { makeWorld, type World } from '@yishi/server/inside/testing/world'
import { eq } from 'drizzle-orm'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { useBuilt } from './built.ts'
import { faultsOf } from './states.ts'

const { read } = useBuilt()
let folder: string
let open: OpenDb
let server: TestServer
let world: World
let hanging: Hanging
let result: t.PollResult
let office = ''
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yishi-published-page-'))
  open = await openTestDb('pglite')
  const port = await freePort()
  office = `http://127.0.0.1:${port}`
  server = await openTestServer(open.db, { origin: office, port, folder })
  world = await makeWorld(open.db, { households: 2, residents: 1, councillors: 0 })
  hanging = await toPreliminary(world)
  const keys = openKeys(folder)
  while ((await sequenceTenant({ db: open.db, keys, holder: 'me' }, world.tenant)) > 0);
  const [row] = await open.db.select().from(t.poll).where(eq(t.poll.pollId, hanging.poll))
  result = row!.result!
  writeFileSync(join(folder, 'verify.html'), read('verify.html'))
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
}, 180_000)
afterEach(async () => {
  await page?.context().close()
  await publish(result)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await open?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Change behind the log what everybody is shown, and wait until it is. */
async function publish(shown: t.PollResult | null): Promise<void> {
  await open.db.update(t.poll).set({ result: shown }).where(eq(t.poll.pollId, hanging.poll))
  const { channels = null, questions } = shown ?? {}
  const now = async () => (await fetch(`${office}/v/${hanging.poll}.json`)).json()
  await expect.poll(now).toMatchObject({
    channels,
    results: questions?.map(({ votes, outcome }) => ({ votes, outcome })) ?? null,
  })
}

/** Where the check is begun: on the zone's own page, and on the one that somebody has kept on a disk. */
const places: Record<string, () => Promise<void>> = {
  'the zone’s page': async () => {
    await page.goto(`${office}/c/${world.zone}/receipt`)
    await page.getByRole('button', { name: '核对全部记录' }).click()
  },
  'the page of one file': async () => {
    await page.goto(`${pathToFileURL(join(folder, 'verify.html')).href}#${office}/log/${world.tenant}`)
    await page.getByRole('button', { name: '核对', exact: true }).click()
  },
}

const bent: Record<string, () => t.PollResult | null> = {
  'an outcome turned round': () => bend((question) => ({ ...question, outcome: 'passed' })),
  'one vote moved': () =>
    bend(({ votes, ...others }) => {
      const { for: yes, against: no } = votes
      const moved = {
        ...votes,
        for: { ...yes, heads: yes.heads + 1 },
        against: { ...no, heads: no.heads - 1 },
      }
      return { ...others, votes: moved }
    }),
  'one paper too many': () => ({
    ...result,
    channels: { ...result.channels, paper: result.channels.paper + 1 },
  }),
  'a result taken away': () => null,
}
const bend = (
  how: (question: t.PollResult['questions'][0]) => t.PollResult['questions'][0],
): t.PollResult => ({
  ...result,
  questions: result.questions.map(how),
})

describe.each(Object.keys(places))('a published result, checked on %s,', (place) => {
  const check = async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 375, height: 800 } })
    await context.route(`${office}/widget/v1/**`, (route) =>
      route.fulfill({
        body: read(new URL(route.request().url()).pathname.replace('/widget/v1/', '')),
        contentType: 'text/javascript',
      }),
    )
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await places[place]!()
  }

  it.each(Object.keys(bent))('does not fit with %s behind the log, which is said in words', async (how) => {
    await publish(bent[how]!())
    await check()
    await page.getByRole('heading', { name: '记录对不上' }).waitFor()
    await page.getByText('页面上公布的结果，与存证里的不一样').waitFor()
    await page.getByText(/最早对不上的是第\d+条/).waitFor()
    await page.getByText('published-differs').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('fits as it was counted, and how many were compared is said', async () => {
    await check()
    await page.getByRole('heading', { name: /全部\d+条记录都对得上/ }).waitFor()
    await page.getByText('页面上1个表决公布的情况，与存证里的一致').waitFor()
    await page.getByText(/1个表决结果，由5张票的公开记录重新推算/).waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})
