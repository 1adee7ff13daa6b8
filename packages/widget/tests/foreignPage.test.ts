import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notices } from '../gallery/fixtures/notice.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { matters } from '../gallery/fixtures/proposal.ts'
import { lists } from '../gallery/fixtures/proposals.ts'
import { serve, useBuilt } from './built.ts'

const { read, bytes } = useBuilt()

let browser: Browser
let office: Awaited<ReturnType<typeof serve>>
let site: Awaited<ReturnType<typeof serve>>
let page: Page
let html = ''
let policy = ''
let board: object | null = boards.running
const complaints: string[] = []

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  office = await serve((path) => {
    if (path.startsWith('/board/')) return board && { body: JSON.stringify(board), type: 'application/json' }
    const file = /^\/(?:base\/)?widget\/v1\/([^?]+)/.exec(path)?.[1]
    if (!file) return null
    try {
      return { body: read(file), type: 'text/javascript' }
    } catch {
      return null
    }
  })
  site = await serve((path) =>
    path === '/'
      ? {
          body: html,
          type: 'text/html; charset=utf-8',
          headers: policyHeader(),
        }
      : null,
  )
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.close()
  await site?.close()
})

function policyHeader(): Record<string, string> {
  return policy ? { 'content-security-policy': policy } : {}
}

/** Open a community's page that holds this. */
async function visit(body: string, more: { policy?: string; base?: string } = {}): Promise<Page> {
  await page?.context().close()
  policy = more.policy ?? ''
  html = `<!doctype html><html lang="zh"><title>社区</title><script type="module" src="${office.origin}${more.base ?? ''}/widget/v1/yishi.js"></script>${body}`
  office.asked.length = 0
  complaints.length = 0
  const context = await browser.newContext({ locale: 'zh-CN' })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(site.origin)
  return page
}

const element = '<yishi-notice-board zone="yiguang.huayuan"><p>请看门口的公示栏。</p></yishi-notice-board>'
const firstTitle = boards.running.items[0]!.title

describe('bytes over the wire', () => {
  it('the loader stays under one kilobyte', () => {
    expect(bytes('yishi.js')).toBeLessThanOrEqual(1000)
  })
  it('the core stays under twenty-five kilobytes, and each further element under ten', () => {
    const core = bytes('elements/notice.js') - ownBytes('notice')
    expect(core).toBeLessThanOrEqual(25_000)
    for (const name of ['notice', 'proposals', 'proposal'])
      expect(ownBytes(name), name).toBeLessThanOrEqual(10_000)
  })
  it('nothing comes from anywhere else', () => {
    for (const file of ['yishi.js', 'elements/notice-board.js', 'elements/notice.js', 'elements/proposal.js'])
      expect([...read(file).matchAll(/(?:from|import\()\s*["'`]https?:/g)]).toEqual([])
  })
})

/** An element's own file alone. */
function ownBytes(name: string): number {
  return bytes(`elements/${name}.js`) - bytes(...importsOf(`elements/${name}.js`))
}

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/from["'`]\.\.\/([^"'`]+)["'`]/g)].map(([, path]) => path!)
}

describe('an element on a foreign page', () => {
  it('keeps the page’s own words when the server is down, and says that it could not read', async () => {
    board = null
    await visit(element)
    await page.getByRole('button', { name: '重试' }).waitFor()
    await expect.poll(() => page.getByText('请看门口的公示栏。').isVisible()).toBe(true)
    board = boards.running
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('link', { name: firstTitle }).waitFor()
    await expect.poll(() => page.getByText('请看门口的公示栏。').isVisible()).toBe(false)
  })
  it('keeps them where its name is not known, without harm to the page', async () => {
    await visit('<yishi-nonsense><p>原来的内容</p></yishi-nonsense>')
    await page.waitForTimeout(300)
    await expect.poll(() => page.getByText('原来的内容').isVisible()).toBe(true)
  })
  it('works under a policy that allows the scripts of its server and nothing inline', async () => {
    await visit(element, {
      policy: `default-src 'none'; script-src ${office.origin}; connect-src ${office.origin}; style-src 'none'`,
    })
    await page.getByRole('link', { name: firstTitle }).waitFor()
    expect(complaints).toEqual([])
    expect(await page.locator('.sheet').evaluate((sheet) => getComputedStyle(sheet).borderTopWidth)).toBe(
      '1px',
    )
  })
  it.each([
    ['notice', notices.objections],
    ['proposals', lists.list],
    ['proposal', matters.notice],
  ])('draws a %s without a style in its markup, under the same policy', async (name, view) => {
    await visit(`<yishi-${name}></yishi-${name}>`, {
      policy: `default-src 'none'; script-src ${office.origin}; connect-src ${office.origin}; img-src ${office.origin}; style-src 'none'`,
    })
    await page.waitForFunction((tag) => customElements.get(tag), `yishi-${name}`)
    await page.locator(`yishi-${name}`).evaluate((element, data) => Object.assign(element, { data }), view)
    await page.locator('.sheet').waitFor()
    expect(complaints.filter((text) => /policy/i.test(text))).toEqual([])
  })
  it('is asked for ahead with all that it needs, and nothing of it is asked for twice', async () => {
    await visit(
      '<div lang="en"><yishi-notice-board zone=" yiguang.huayuan  yiguang.xinyuan " limit="3"></yishi-notice-board></div>',
    )
    await page.getByRole('link', { name: firstTitle }).waitFor()
    const [loader, ...ahead] = office.asked.map((path) => path.replace(/-[\w-]{8}\.js$/, '.js'))
    expect(loader).toBe('/widget/v1/yishi.js')
    expect(ahead.toSorted()).toEqual([
      '/board/yiguang.huayuan,yiguang.xinyuan.json?kind=&limit=3',
      '/widget/v1/chunks/board.js',
      '/widget/v1/chunks/core.js',
      '/widget/v1/elements/notice-board.js',
    ])
  })
  it('a second copy of the script does no harm and fetches nothing twice', async () => {
    await visit(
      `${element}<script type="module" src="${office.origin}/widget/v1/yishi.js?copy"></script><script type="module" src="${office.origin}/base/widget/v1/yishi.js"></script>`,
    )
    await page.getByRole('link', { name: firstTitle }).waitFor()
    await page.waitForTimeout(300)
    expect(complaints).toEqual([])
    expect(office.asked.filter((path) => path.includes('elements/notice-board.js'))).toHaveLength(1)
  })
  it('that comes later is met, too', async () => {
    await visit('')
    await page.evaluate((later) => {
      document.body.insertAdjacentHTML('beforeend', `<section><div>${later}</div></section>`)
    }, element)
    await page.getByRole('link', { name: firstTitle }).waitFor()
  })
  it('speaks to the server that its script came from, under a path of its own, too', async () => {
    await visit(element, { base: '/base' })
    await page.waitForTimeout(500)
    expect(office.asked.some((path) => path.startsWith('/base/board/yiguang.huayuan.json'))).toBe(true)
  })
  it('sends no cookie and no token, and asks for nothing but its own files and the board', async () => {
    await visit(element)
    await page.getByRole('link', { name: firstTitle }).waitFor()
    for (const path of office.asked) expect(path).toMatch(/^\/(widget\/v1|board)\//)
  })
})

describe('the notice board', () => {
  it('asks for several zones, a kind and a limit in one address', async () => {
    await visit(
      '<yishi-notice-board zone="yiguang.a  yiguang.b" kind="funds" limit="5"></yishi-notice-board>',
    )
    await page.getByRole('link', { name: firstTitle }).waitFor()
    expect(office.asked.filter((path) => path.startsWith('/board/'))).toEqual([
      '/board/yiguang.a,yiguang.b.json?kind=funds&limit=5',
    ])
  })
  it('opens notices on the server, or on the pages of the site', async () => {
    await visit(element)
    const link = page.getByRole('link', { name: firstTitle })
    await expect.poll(() => link.getAttribute('href')).toBe(`${office.origin}/n/n-12`)
    await page
      .locator('yishi-notice-board')
      .evaluate((board) => board.setAttribute('notice-href', '/n?id={id}'))
    await page.locator('a[href="/n?id=n-12"]').waitFor()
  })
  it('lets the page open a notice itself', async () => {
    await visit(element)
    await page.getByRole('link', { name: firstTitle }).waitFor()
    await page.evaluate(() => {
      document.addEventListener('yishi-open', (event) => {
        event.preventDefault()
        const { noun, id } = event as Event & { noun: string; id: string }
        document.title = `${noun} ${id}`
      })
    })
    await page.getByRole('link', { name: firstTitle }).click()
    await expect.poll(() => page.title()).toBe('notice n-12')
    expect(page.url()).toBe(`${site.origin}/`)
  })
  it('shows past notices behind a link, and leads back', async () => {
    await visit(element)
    await page.getByRole('button', { name: '往期公示 26 件' }).click()
    await page.getByRole('button', { name: '回到当前公示' }).waitFor()
    expect(office.asked.at(-1)).toContain('past=true')
    await page.getByRole('button', { name: '回到当前公示' }).click()
    await page.getByRole('button', { name: '往期公示 26 件' }).waitFor()
  })
  it('goes on where there are more than it shows', async () => {
    board = { ...boards.running, next: '2026-9' }
    await visit(element)
    await page.getByRole('button', { name: '更早的公示' }).click()
    await page.waitForTimeout(300)
    expect(office.asked.at(-1)).toContain('after=2026-9')
    board = boards.running
  })
  it('takes the language of the page, and says the days left in it', async () => {
    await visit(`<div lang="en">${element}</div>`)
    await page.getByText('3 days left').waitFor()
    await expect.poll(() => page.getByText('to 14 April').isVisible()).toBe(true)
  })
  it('reads again after an act of another element on the page', async () => {
    await visit(element)
    await page.getByRole('link', { name: firstTitle }).waitFor()
    board = boards.nothing
    await page.evaluate(() => dispatchEvent(new Event('yishi-changed')))
    await page.getByText('眼下没有公示。').waitFor()
    board = boards.running
  })
  it('keeps what it shows when a later reading fails, and says so', async () => {
    await visit(element)
    await page.getByRole('link', { name: firstTitle }).waitFor()
    board = null
    await page.evaluate(() => dispatchEvent(new Event('yishi-changed')))
    await page.getByRole('alert').waitFor()
    await expect.poll(() => page.getByRole('link', { name: firstTitle }).isVisible()).toBe(true)
    board = boards.running
  })
})
