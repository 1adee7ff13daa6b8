import { readFileSync } from 'node:fs'
import * as t from '@yishi/schema/tables'
import { openSession } from '@yishi/server/inside/auth/sessions'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { makeWorld, type World } from '@yishi/server/inside/testing/world'
import { eq } from 'drizzle-orm'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { useBuilt } from './built.ts'
import { faultsOf, overflowOf } from './states.ts'

const { read } = useBuilt()

describe('what is kept of me, on the page for signing in,', () => {
  let open: OpenDb
  let server: TestServer
  let world: World
  let browser: Browser
  let page: Page
  const row = async () => {
    const { person } = world.residents[0]!
    return (await open.db.select().from(t.person).where(eq(t.person.personId, person)))[0]!
  }
  beforeAll(async () => {
    open = await openTestDb('pglite')
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    server = await openTestServer(open.db, { origin, port })
    world = await makeWorld(open.db, { households: 1, residents: 1, councillors: 0 })
    const { person } = world.residents[0]!
    const { token } = await openSession(open.db, { tenant: world.tenant, person, origin, via: 'pin' })
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 375, height: 800 } })
    await context.route(`${origin}/widget/v1/**`, (route) =>
      route.fulfill({
        body: read(new URL(route.request().url()).pathname.replace('/widget/v1/', '')),
        contentType: 'text/javascript',
      }),
    )
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${origin}/c/${world.zone}/sign-in`)
    await page.evaluate(
      ([name, value]) => sessionStorage.setItem(name!, value!),
      [`yishi-token ${origin}`, token],
    )
    await page.reload()
    await page.getByText('我的资料').click()
    await page.getByRole('button', { name: '取走我的资料' }).waitFor()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await open?.close()
  })

  it('has no fault that axe finds, and fits a narrow phone', async () => {
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })

  it('is not corrected to what is no number; what is wrong stands at its field', async () => {
    await page.getByLabel('电话').fill('不知道')
    await page.getByRole('button', { name: '更正' }).click()
    await page.locator('yishi-sign-in #account-phone-error').waitFor()
    await expect.poll(async () => (await row()).phone).toBe(null)
  })

  it('is corrected', async () => {
    await page.getByLabel('姓名').fill('改过的名')
    await page.getByLabel('电话').fill('13912345678')
    await page.getByRole('button', { name: '更正' }).click()
    await page.getByText('已更正').waitFor()
    expect(await row()).toMatchObject({ name: '改过的名', phone: '13912345678' })
  })

  it('lets a PIN be chosen, but none that is easy to guess, and stays signed in', async () => {
    const choose = async (pin: string, again = pin) => {
      await page.getByLabel('新密码').fill(pin)
      await page.getByLabel('再输一遍').fill(again)
      await page.getByRole('button', { name: '设密码' }).click()
    }
    const pins = () =>
      open.db
        .select({ hash: t.credential.hash })
        .from(t.credential)
        .where(eq(t.credential.personId, world.residents[0]!.person))
    await choose('123456')
    await page.getByText('这个密码太好猜了').waitFor()
    await choose('314159', '314158')
    await page.getByText('两次输入的不一样').waitFor()
    expect(await pins()).toEqual([])
    await choose('314159')
    await page.getByText('密码已设好').waitFor()
    expect(await pins()).toEqual([{ hash: expect.stringContaining('argon2') }])
    expect(await page.getByLabel('新密码').inputValue()).toBe('')
    await page.reload()
    await page.getByText('我的资料').click()
    await page.getByRole('button', { name: '取走我的资料' }).waitFor()
  })

  it('comes as a file with all of it', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '取走我的资料' }).click(),
    ])
    const { held } = JSON.parse(readFileSync((await file.path())!, 'utf8'))
    expect(held.person).toMatchObject([{ name: '改过的名', phone: '13912345678' }])
    expect(held.household).toHaveLength(1)
  })

  it('is erased once somebody has agreed to it, and nobody is signed in any more', async () => {
    await page.getByRole('button', { name: '注销账号' }).click()
    await page.getByRole('button', { name: '先不' }).click()
    await page.getByRole('button', { name: '注销账号' }).click()
    await page.getByRole('button', { name: '是，注销' }).click()
    await page.getByText('账号已注销').waitFor()
    await expect.poll(() => page.getByText('我的资料').count()).toBe(0)
    expect(await row()).toMatchObject({ name: null, phone: null, deletedAt: expect.any(Date) })
  })
})
