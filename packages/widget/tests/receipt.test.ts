import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519Signer, formatVkey } from '@yishi/schema/log'
import { openSession } from '@yishi/server/inside/auth/sessions'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { openKeys } from '@yishi/server/inside/log/keys'
import { sequenceTenant } from '@yishi/server/inside/log/sequencer'
import { nameVoter, openOwnersPoll } from '@yishi/server/inside/testing/polls'
import { makeWorld, type World } from '@yishi/server/inside/testing/world'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { shown } from '../gallery/fixtures/receipt.ts'
import { useBrowser } from './browser.ts'
import { useBuilt } from './built.ts'
import { faultsOf, overflowOf, turnTo } from './states.ts'

const { read } = useBuilt()
const gallery = useBrowser()
let folder: string
let browser: Browser
let open: Awaited<ReturnType<typeof openTestDb>>
let server: TestServer
let world: World
let owners: Awaited<ReturnType<typeof openOwnersPoll>>
let voter: Awaited<ReturnType<typeof nameVoter>>
let office = ''
let page: Page

const sequence = () => sequenceTenant({ db: open.db, keys: openKeys(folder), holder: 'me' }, world.tenant)
const lookUp = async (code: string): Promise<{ receipt: string; index: number }> => {
  const input = encodeURIComponent(JSON.stringify({ zone: world.zone, code }))
  return (await server.ask(`/trpc/read.lookUp?input=${input}`)).json.result.data
}
let token: string
const tokenOf = async (person: string): Promise<string> => {
  const { token } = await openSession(open.db, { tenant: world.tenant, person, origin: office, via: 'pin' })
  return token
}
const vote = async (choice: string, once = choice): Promise<string> => {
  const body = {
    key: `k-${once}`.padEnd(24, '0'),
    input: { ...owners.matter, poll: owners.poll, elector: 'e000001', choices: { q1: choice } },
  }
  const { json } = await server.ask('/trpc/act.cast', { as: token, from: office, body })
  await sequence()
  return json.result.data.value.receipt
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yishi-receipt-page-'))
  open = await openTestDb('pglite')
  const port = await freePort()
  office = `http://127.0.0.1:${port}`
  server = await openTestServer(open.db, { origin: office, port, folder })
  world = await makeWorld(open.db, { households: 1, residents: 1, councillors: 0 })
  owners = await openOwnersPoll(world)
  voter = await nameVoter(world, owners.roll, 'e000001')
  token = await tokenOf(voter.person)
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await open?.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  await page?.context().close()
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 375, height: 800 } })
  await context.route(`${office}/widget/v1/**`, (route) =>
    route.fulfill({
      body: read(new URL(route.request().url()).pathname.replace('/widget/v1/', '')),
      contentType: 'text/javascript',
    }),
  )
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
})

const visit = (code = '') => page.goto(`${office}/c/${world.zone}/receipt${code && `#${code}`}`)
const outcome = () => page.locator('yishi-receipt #outcome').textContent()
async function bring(text: string): Promise<void> {
  await visit()
  await page.getByText('用凭证文件查验').click()
  await page.getByLabel('凭证的文字').fill(text)
  await page.getByRole('button', { name: '查验这份凭证' }).click()
}

describe('a ballot looked up on the zone’s own page', () => {
  let code: string
  beforeAll(async () => {
    code = await vote('for')
  })

  it('is not found by a wrong code; what was typed stays, and the focus moves to the answer', async () => {
    await visit()
    await page.getByRole('button', { name: '查验', exact: true }).click()
    await page.getByText('请先填写查验码').waitFor()
    await page.getByLabel('查验码').fill('0000 0000 00')
    await page.getByRole('button', { name: '查验', exact: true }).click()
    await page.getByText('没有查到 0000-0000-00').waitFor()
    await expect.poll(() => page.getByLabel('查验码').inputValue()).toBe('0000 0000 00')
    expect(
      await page.evaluate(() => document.querySelector('yishi-receipt')!.shadowRoot!.activeElement?.id),
    ).toBe('outcome')
  })

  it('is not believed by a forged proof, a forged log, or the proof of another entry', async () => {
    const { receipt } = await lookUp(code)
    const lines = receipt.split('\n')
    const hash = lines.findIndex((line) => /^[A-Za-z0-9+/]{43}=$/.test(line))
    const other = lines.with(hash, `${lines[hash]![0] === 'A' ? 'B' : 'A'}${lines[hash]!.slice(1)}`)
    await bring(other.join('\n'))
    await page.getByText('这张票没有通过查验').waitFor()
    await page.getByText('得不到签名里的根值').waitFor()
    await bring(receipt.replace(/(— \S+ \S{8})(.)/, (_, head, char) => head + (char === 'A' ? 'B' : 'A')))
    await page.getByText('签名不是本社区存证的').waitFor()
    await bring('hello')
    await page.getByText('不像查验码').waitFor()
  })

  it('is not believed where the server’s word differs from what the receipt proves', async () => {
    await page.route('**/trpc/read.lookUp**', async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(/"index":\d+/, '"index":0')
      return route.fulfill({ response, body })
    })
    await visit(code)
    await page.getByText('平台的答复与凭证证明的不一致').waitFor()
  })

  it('says that nothing was checked while the network is gone, and checks it afterwards', async () => {
    await page.route('**/trpc/**', (route) => route.abort())
    await visit(code)
    await page.getByText('网络不通，没有查成').waitFor()
    await page.unroute('**/trpc/**')
    await page.getByRole('button', { name: '再查一次' }).click()
    await page.getByText('您的票在公开存证里').waitFor()
  })

  it('is found by the code behind the #, proven by the browser itself, with what is not proven told apart', async () => {
    const { index } = await lookUp(code)
    await visit(code)
    await page.getByText(`您的票在公开存证里，第${index}条`).waitFor()
    await page.getByText('计入这次表决').waitFor()
    await page.getByText('没有证明什么').click()
    await page.getByText('是平台说的').waitFor()
    await expect.poll(() => page.getByText('同意', { exact: true }).count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载凭证文件' }).click(),
    ])
    expect(file.suggestedFilename()).toBe(`${code}.tlog-proof.txt`)
    await visit()
    await page.getByText('用凭证文件查验').click()
    await page.getByLabel('凭证文件').setInputFiles((await file.path())!)
    await page.getByText(`您的票在公开存证里，第${index}条`).waitFor()
  })

  it('opens the choice for its voter alone', async () => {
    await page.addInitScript(
      ([name, value]) => sessionStorage.setItem(name!, value!),
      [`yishi-token ${office}`, await tokenOf(voter.person)],
    )
    await visit(code)
    await page.getByText('记录的是您的这个选择').waitFor()
    await expect.poll(() => page.locator('yishi-receipt .own b').textContent()).toBe('同意')
  })

  it('is not believed once the log does not continue what this device saw, nor under another key', async () => {
    await visit(code)
    await page.getByText('您的票在公开存证里').waitFor()
    const name = `yishi-log ${office} ${world.tenant}`
    const change = (to: object) =>
      page.evaluate(
        ([key, more]) => {
          const seen = JSON.parse(localStorage.getItem(key as string)!)
          localStorage.setItem(key as string, JSON.stringify({ ...seen, ...(more as object) }))
        },
        [name, to] as const,
      )
    await change({ root: Buffer.alloc(32, 7).toString('base64') })
    await page.getByRole('button', { name: '再查一次' }).click()
    await page.getByText('与这台设备上次看到的接不上').waitFor()
    await change({ key: 'example.org/log/other+00000000+AAAA' })
    await page.reload()
    await page.getByText('公钥与这台设备上次看到的不同').waitFor()
  })

  it('says so once a later ballot took its place', async () => {
    await vote('against')
    await visit(code)
    await page.getByText('但已被后来的一票取代').waitFor()
    await expect.poll(() => outcome()).not.toContain('✓')
  })
})

describe('all of the record, checked on the zone’s own page', () => {
  const check = () => page.getByRole('button', { name: '核对全部记录' }).click()
  const elder = async () => {
    await page.evaluate(() => document.querySelector('yishi-receipt')!.setAttribute('elder', ''))
    return overflowOf(page)
  }

  it('does not fit together once a byte of it was changed; the entry is named', async () => {
    await page.route('**/log/*/pack/**', async (route) => {
      const response = await route.fetch()
      const body = await response.body()
      const at = body.lastIndexOf('"sealed"')
      body[at + 20]! ^= 1
      return route.fulfill({ response, body })
    })
    await visit()
    await check()
    await page.getByRole('heading', { name: '记录对不上' }).waitFor()
    await page.getByText('重算得不到签了名的根值').waitFor()
    await page.getByText(/最早对不上的是第\d+条/).waitFor()
    await page.getByText('leaf-differs').waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('does not fit together where its last entries are gone, signed or not', async () => {
    await page.route('**/log/*/checkpoint', async (route) => {
      const response = await route.fetch()
      const lines = (await response.text()).split('\n')
      return route.fulfill({ response, body: lines.with(1, String(Number(lines[1]) - 1)).join('\n') })
    })
    await visit()
    await check()
    await page.getByText('存证的签名不对').waitFor()
    await page.unroute('**/log/*/checkpoint')
    await page.route('**/log/*/{pack,tile/entries}/**', (route) => route.fulfill({ status: 404 }))
    await page.getByRole('button', { name: '重新核对' }).click()
    await page.getByText('存证缺了一部分').waitFor()
  })

  it('allows no conclusion while the network is gone or somebody stops it; both can begin again', async () => {
    await page.route('**/log/**', (route) => route.abort())
    await visit()
    await check()
    await page.getByText('没有核对完，不能下结论').waitFor()
    await page.unroute('**/log/**')
    await page.route('**/log/*/{pack,tile}/**', () => {})
    await page.getByRole('button', { name: '重新核对' }).click()
    await page.getByRole('button', { name: '停止核对' }).click()
    await page.getByText('已停止，只核对了0条').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.unroute('**/log/*/{pack,tile}/**')
    await page.getByRole('button', { name: '重新核对' }).click()
    await page.getByRole('heading', { name: /条记录都对得上/ }).waitFor()
  })

  it('fits together as it stands: what was checked is said in words, and takes the focus', async () => {
    await visit()
    await check()
    await page.getByRole('heading', { name: /全部\d+条记录都对得上/ }).waitFor()
    await page.getByText('得到的根值就是签了名的那个').waitFor()
    await page.getByText('还没有公布过表决结果').waitFor()
    await page.getByText('这是这台设备第一次看到这份存证').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.querySelector('yishi-receipt')!.shadowRoot!.activeElement?.id))
      .toBe('record')
    expect(await faultsOf(page)).toEqual([])
    expect(await elder()).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: '重新核对' }).click()
    await page.getByText('接着这台设备上次看到的往下写').waitFor()
  })

  it('goes on under a new key for a device that saw the one before, and for nobody whose key has not signed', async () => {
    await vote('for')
    await visit()
    await check()
    await page.getByText('这是这台设备第一次看到这份存证').waitFor()
    const { receipt } = await lookUp(await vote('abstain'))
    openKeys(folder).rotate(world.tenant)
    await vote('for', 'again')
    await page.getByRole('button', { name: '重新核对' }).click()
    await page.getByText('接着这台设备上次看到的往下写').waitFor()
    await bring(receipt)
    await page.getByText('但已被后来的一票取代').waitFor()
    await page.getByText('证明了什么', { exact: true }).click()
    await page.getByText('存证接着这台设备上次看到的往下写').waitFor()
    const forged = formatVkey(ed25519Signer('example.org/log/else', new Uint8Array(32)).vkey)
    await page.route('**/log/*/key', async (route) => {
      const response = await route.fetch()
      const [newest = ''] = (await response.text()).split('+')
      const line = formatVkey(ed25519Signer(newest, new Uint8Array(32).fill(9)).vkey)
      return route.fulfill({ response, body: `${line}\n${await response.text()}` })
    })
    await check()
    await page.getByText('存证的签名不对').waitFor()
    await page.unroute('**/log/*/key')
    await page.route('**/log/*/key', (route) => route.fulfill({ body: `${forged}\n` }))
    await page.getByRole('button', { name: '重新核对' }).click()
    await page.getByText('又没有用原来的密钥签名').waitFor()
  })
})

describe('every state of it', () => {
  it('has no fault that axe finds, light or dark, and fits a narrow phone in elder mode', async () => {
    const scene = await gallery.open({ el: 'receipt', state: 'empty', width: 320 })
    for (const view of Object.values(shown)) {
      await turnTo(scene, view)
      expect(await faultsOf(scene)).toEqual([])
      await scene.evaluate(() => {
        document.body.dataset.theme = 'dark'
        document.querySelector('main > *')!.setAttribute('theme', 'dark')
      })
      expect(await faultsOf(scene)).toEqual([])
      await scene.evaluate(() => document.querySelector('main > *')!.setAttribute('elder', ''))
      expect(await overflowOf(scene)).toBeLessThanOrEqual(0)
      await scene.evaluate(() => {
        document.body.dataset.theme = 'light'
        document.querySelector('main > *')!.removeAttribute('elder')
        document.querySelector('main > *')!.setAttribute('theme', 'light')
      })
    }
    await scene.context().close()
  })
})
