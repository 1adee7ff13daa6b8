import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { encodeEntry, verifyLog } from '@yishi/schema/log'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { openKeys } from '@yishi/server/inside/log/keys'
import { keepingIn, openLogSource } from '@yishi/server/inside/log/logSource'
import { sequenceTenant } from '@yishi/server/inside/log/sequencer'
import { makeWorld, type World } from '@yishi/server/inside/testing/world'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { exportLog } from '../../schema/src/log/export.testing.ts'
import { useBuilt } from './built.ts'
import { faultsOf } from './states.ts'

const { read } = useBuilt()
let folder: string
let open: OpenDb
let server: TestServer
let world: World
let address = ''
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yishi-verifier-'))
  open = await openTestDb('pglite')
  const port = await freePort()
  server = await openTestServer(open.db, { origin: `http://127.0.0.1:${port}`, port, folder })
  world = await makeWorld(open.db, { households: 2, residents: 1, councillors: 1 })
  const keys = openKeys(folder)
  while ((await sequenceTenant({ db: open.db, keys, holder: 'me' }, world.tenant)) > 0);
  address = `${server.url}/log/${world.tenant}`
  writeFileSync(join(folder, 'verify.html'), read('verify.html'))
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
}, 180_000)
afterEach(() => page?.context().close())
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await open?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The page as somebody has kept it on a disk. */
async function visit(hash = '', file = 'verify.html'): Promise<void> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 375, height: 800 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(pathToFileURL(join(folder, file)).href + hash)
  await page.getByText('核对公开存证').waitFor()
}
const check = () => page.getByRole('button', { name: '核对', exact: true }).click()

/** A copy of the log, as `yishi verify --save` keeps it. */
async function copy(): Promise<string> {
  const kept = mkdtempSync(join(folder, 'copy-'))
  await verifyLog(keepingIn(kept, await openLogSource(address)))
  return kept
}

/** A copy of so many entries that workers are worth it. */
function largeCopy(): string {
  const kept = mkdtempSync(join(folder, 'large-'))
  const entry = (i: number) =>
    encodeEntry({ v: 1, tenant: 'yiguang', act: 'say', at: `${i}`, open: { poll: 'p1' }, sealed: {} })
  for (const [path, bytes] of exportLog(Array.from({ length: 5200 }, (_, i) => entry(i)))) {
    mkdirSync(dirname(join(kept, path)), { recursive: true })
    writeFileSync(join(kept, path), bytes)
  }
  return kept
}

describe('the page that checks a log by itself', () => {
  it('lets nothing run but its own script, and asks nobody but the log', async () => {
    const html = read('verify.html')
    expect(html).toMatch(/default-src 'none'; script-src 'sha256-[^']+'/)
    await visit()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.getByLabel('存证地址').fill(address)
    await check()
    await page.getByText('条记录都对得上').waitFor()
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.filter((url) => !url.startsWith(`${address}/`))).toEqual([])
    const [, , root] = (await (await fetch(`${address}/checkpoint`)).text()).split('\n')
    await page.getByText(root!).waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('says what is missing in an address, and what cannot be reached', async () => {
    await visit()
    await page.getByLabel('存证地址').fill('https://yishi.example.org')
    await check()
    await page.getByText('请填写存证地址').waitFor()
    await page.getByLabel('存证地址').fill('http://127.0.0.1:9/log/nowhere')
    await check()
    await page.getByText('没有核对完，不能下结论').waitFor()
  })

  it('takes the address from behind its own, and checks a copy without a network', async () => {
    await visit(`#${address}`)
    await expect.poll(() => page.getByLabel('存证地址').inputValue()).toBe(address)
    await page.context().setOffline(true)
    await page.getByLabel('或者核对一份副本').setInputFiles(await copy())
    await page.getByText('条记录都对得上').waitFor()
    await page.getByText('核对的是一份副本').waitFor()
  })

  it('finds one byte that was changed in a copy', async () => {
    await visit()
    const kept = await copy()
    const size = Number((await (await fetch(`${address}/checkpoint`)).text()).split('\n')[1])
    const bundle = join(kept, 'tile/entries', size < 256 ? `000.p/${size}` : '000')
    const bytes = readFileSync(bundle)
    bytes[100] = bytes[100]! ^ 1
    writeFileSync(bundle, bytes)
    await page.getByLabel('或者核对一份副本').setInputFiles(kept)
    await page.getByText('记录对不上').waitFor()
  })

  it('has a large copy checked by workers, and comes to the same where they are forbidden', async () => {
    const html = read('verify.html')
    expect(html).toContain('worker-src blob:')
    writeFileSync(join(folder, 'alone.html'), html.replace('worker-src blob:', "worker-src 'none'"))
    const kept = largeCopy()
    const outcomes: (string | null)[] = []
    const begun: number[] = []
    let cores = 1
    for (const file of ['verify.html', 'alone.html']) {
      await visit('', file)
      let workers = 0
      page.on('worker', () => workers++)
      const folderInput = page.getByLabel('或者核对一份副本')
      await folderInput.setInputFiles(kept)
      await page.getByText('条记录都对得上').waitFor()
      const bundle = join(kept, 'tile/entries/017')
      const bytes = readFileSync(bundle)
      writeFileSync(bundle, bytes.with(100, bytes[100]! ^ 1))
      await folderInput.setInputFiles(kept)
      await page.getByText('记录对不上').waitFor()
      outcomes.push(await page.locator('.outcome').textContent())
      writeFileSync(bundle, bytes)
      begun.push(workers)
      cores = await page.evaluate(() => navigator.hardwareConcurrency)
      await page.context().close()
    }
    expect(outcomes[0]).toContain('leaf-differs')
    expect(outcomes[1]).toBe(outcomes[0])
    // A machine with one core has none to spare.
    expect(begun.map((workers) => workers > 0)).toEqual([cores > 1, false])
  })
})
