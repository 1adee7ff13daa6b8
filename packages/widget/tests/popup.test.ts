import { fileURLToPath } from 'node:url'
import { acts } from '@yishi/server/inside/acts/index'
import { hashPassword } from '@yishi/server/inside/auth/password'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, type TestServer } from '@yishi/server/inside/http/testing'
import { doAct, makeWorld, type World } from '@yishi/server/inside/testing/world'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { freePort } from '../../../scripts/postgres.ts'
import { serve, useBuilt } from './built.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { read } = useBuilt()

let browser: Browser
let open: Awaited<ReturnType<typeof openTestDb>>
let server: TestServer
let world: World
let office = ''
let script = ''
let site: Awaited<ReturnType<typeof serve>>
let stranger: Awaited<ReturnType<typeof serve>>
let page: Page

/** The page of a site: a button, and what came of it. */
const answer = (path: string) => {
  if (path === '/popup.js') return { body: script, type: 'text/javascript' }
  if (path !== '/') return null
  const body = `<!doctype html><title>社区</title><button>登录</button><output></output>
<script type="module">
import { signInByPopup } from '/popup.js'
document.querySelector('button').addEventListener('click', async () => {
  const token = await signInByPopup('${office}', '${world.zone}')
  document.querySelector('output').textContent = token ?? 'nobody'
})
window.messages = []
addEventListener('message', ({ origin, data }) => window.messages.push({ origin, data }))
</script>`
  return { body, type: 'text/html; charset=utf-8' }
}

beforeAll(async () => {
  const [bundle] = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { write: false, lib: { entry: `${root}src/popup.ts`, formats: ['es'] } },
  })) as { output: { code: string }[] }[]
  script = bundle!.output[0]!.code
  open = await openTestDb('pglite')
  const port = await freePort()
  office = `http://127.0.0.1:${port}`
  server = await openTestServer(open.db, { origin: office, port })
  world = await makeWorld(open.db, { residents: 1, councillors: 0 })
  site = await serve(answer)
  stranger = await serve(answer)
  await doAct(open.db, acts.allowOrigin, world.admin, {
    zone: world.tenant,
    origin: site.origin,
    allowed: true,
  })
  await doAct(open.db, acts.appoint, world.admin, {
    zone: world.zone,
    name: '社工丙',
    role: 'clerk',
    login: 'third',
    passwordHash: await hashPassword('a long password'),
  })
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([site?.close(), stranger?.close(), server?.close()])
  await open?.close()
})

beforeEach(async () => {
  await page?.context().close()
  const context = await browser.newContext({ locale: 'en-GB' })
  // The server finds the built elements in one place alone; the test has built its own.
  await context.route(`${office}/widget/v1/**`, (route) => {
    const file = new URL(route.request().url()).pathname.replace('/widget/v1/', '')
    return route.fulfill({
      body: read(file),
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    })
  })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
})

const press = async (at: string): Promise<Page> => {
  await page.goto(at)
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.click('button')])
  popup.setDefaultTimeout(20_000)
  await popup.waitForLoadState()
  return popup
}
const outcome = () => page.locator('output:not(:empty)').textContent()
const messages = () => page.evaluate('window.messages') as Promise<{ origin: string; data: object }[]>
const me = async (as: string, from: string) => {
  const input = encodeURIComponent(JSON.stringify({ zone: world.zone }))
  const { json } = await server.ask(`/trpc/read.me?input=${input}`, { as, from })
  return json.result?.data ?? json.error.data.refusal
}

it('gives nothing to the page of a site that is not registered, and tells what its webmaster has to do', async () => {
  const popup = await press(`${stranger.origin}/`)
  await expect.poll(() => popup.textContent('main')).toContain(stranger.origin)
  await expect.poll(() => popup.locator('yishi-sign-in').count()).toBe(0)
  await popup.close()
  expect(await outcome()).toBe('nobody')
  expect(await messages()).toEqual([])
})

it('gives nothing to another site that opens the window in the name of a registered one', async () => {
  await page.goto(`${stranger.origin}/`)
  const query = new URLSearchParams({ origin: site.origin, state: 's'.repeat(22), challenge: 'c'.repeat(43) })
  const address = `${office}/c/${world.zone}/popup?${query}`
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((url) => void window.open(url, '_blank'), address),
  ])
  const granted = popup.waitForResponse('**/auth/popup/grant')
  const closed = popup.waitForEvent('close')
  await signIn(popup)
  expect((await granted).status()).toBe(200)
  await closed
  expect(await messages()).toEqual([])
})

it('ends without a sign-in when the window is closed', async () => {
  const popup = await press(`${site.origin}/`)
  await popup.close()
  expect(await outcome()).toBe('nobody')
})

it('signs somebody in on our own page and gives the site a token of its own', async () => {
  const popup = await press(`${site.origin}/`)
  await expect.poll(() => popup.textContent('main')).toContain(site.origin)
  await expect.poll(() => popup.locator('#continue').isVisible()).toBe(false)
  const closed = popup.waitForEvent('close')
  await signIn(popup)
  const token = (await outcome())!
  await closed
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await me(token, site.origin)).toMatchObject({ name: '社工丙' })
  expect((await me(token, office)).code).toBe('not-signed-in')
  expect(await messages()).toMatchObject([{ origin: office, data: { source: 'yishi' } }])
  expect(page.url()).toBe(`${site.origin}/`)
})

it('asks whoever is signed in on our own pages already, and hands nobody over without a word', async () => {
  const { json } = await server.ask('/auth/password', {
    from: office,
    body: { zone: world.zone, login: 'third', password: 'a long password' },
  })
  await page.goto(`${office}/popup.js`)
  await page.evaluate(
    ([key, token]) => sessionStorage.setItem(key!, token!),
    [`yishi-token ${office}`, json.value.token as string],
  )
  const popup = await press(`${site.origin}/`)
  await popup.getByText('Hello, 社工丙').waitFor()
  expect(await messages()).toEqual([])
  await popup.getByRole('button', { name: `Sign in to ${site.origin}` }).click()
  const token = (await outcome())!
  expect(token).not.toBe(json.value.token)
  expect(await me(token, site.origin)).toMatchObject({ name: '社工丙' })
  expect(await me(json.value.token, office)).toMatchObject({ name: '社工丙' })
})

/** Staff, by name and password, as the element asks for them. */
async function signIn(popup: Page): Promise<void> {
  await popup.getByRole('button', { name: 'I am staff' }).click()
  await popup.getByLabel('Name').fill('third')
  await popup.getByLabel('Password').fill('a long password')
  await popup.getByRole('button', { name: 'Sign in', exact: true }).click()
}
