import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { councils } from '../gallery/fixtures/council.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { matters } from '../gallery/fixtures/proposal.ts'
import { lists } from '../gallery/fixtures/proposals.ts'
import { useBrowser } from './browser.ts'
import { type Played, playServer } from './played.ts'
import { faultsOf, overflowOf } from './states.ts'

const gallery = useBrowser()
let server: Played
let page: Page

const focused = () =>
  page.evaluate(() => document.querySelector('yishi-hall')!.shadowRoot!.activeElement?.textContent?.trim())
const room = (name: string) => page.locator(`yishi-hall yishi-${name}`)

async function open(more: Record<string, string> = {}, width = 375): Promise<void> {
  page = await gallery.open({ el: 'hall', more, width }, server.stub)
  await page.route('**/board/**', (route) => route.fulfill({ json: boards.running }))
  await page.locator('yishi-hall nav').waitFor()
}

beforeEach(() => {
  server = playServer()
  server.reply('read.proposals', lists.list)
  server.reply('read.proposal', matters.notice)
  server.reply('read.progress', { refused: 'unknown-proposal' })
})
afterEach(() => page?.context().close())

describe('the hall', () => {
  it('leaves the anchors of the site alone', async () => {
    await open()
    await room('proposals').waitFor()
    await page.evaluate(() => {
      location.hash = '#/mine'
    })
    await room('mine').waitFor()
    await page.evaluate(() => {
      location.hash = '#contact'
    })
    await page.waitForTimeout(200)
    await expect.poll(() => room('mine').count()).toBe(1)
  })

  it('says that a room did not come, and fetches it when asked again', async () => {
    await open()
    const elements = '**/assets/council-*.js'
    await page.route(elements, (route) => route.abort())
    await page.getByRole('link', { name: '议事会' }).click()
    await page.getByText('这一部分没有打开').waitFor()
  })

  it('fetches its rooms by itself once the entrance has been read, so that a network that goes away takes none with it', async () => {
    await open()
    const came = new Set<string>()
    page.on('requestfinished', (request) => void came.add(request.url()))
    // The element and its words.
    await expect
      .poll(() => [...came].filter((url) => /assets\/council-/.test(url)).length, { timeout: 10_000 })
      .toBe(2)
    server.reply('read.council', councils.voting)
    await page.route('**/assets/**', (route) => route.abort())
    await page.getByRole('link', { name: '议事会' }).click()
    await room('council').getByText('应到').first().waitFor()
  })

  it('fetches no room by itself where the browser was told to save data', async () => {
    const asked: string[] = []
    page = await gallery.open({ el: 'notice-board', state: 'running' }, server.stub)
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
    })
    page.on('request', (request) => void asked.push(request.url()))
    await page.goto(`${gallery.url()}?el=hall`)
    await room('proposals').waitFor()
    await page.waitForTimeout(3500)
    expect(asked.filter((url) => /assets\/(council|mine)-/.test(url))).toEqual([])
  })

  it('opens a matter within itself; the back button leads back, and the focus goes with it', async () => {
    await open()
    await room('proposals').getByRole('link', { name: lists.list.items[0]!.title }).click()
    await room('proposal').getByRole('heading').first().waitFor()
    expect(new URL(page.url()).hash).toBe(`#/p/${lists.list.items[0]!.id}`)
    await expect.poll(() => focused()).toBe('事项')
    await page.goBack()
    await room('notice-board').waitFor()
    await expect.poll(() => focused()).toBe('公示栏')
    await expect.poll(() => room('proposal').count()).toBe(0)
  })

  it('leads to the sign-in when one is needed, keeps that from the page, and leads back', async () => {
    await open()
    await page.evaluate(() => {
      addEventListener('yishi-sign-in-needed', () => document.body.setAttribute('data-asked', ''))
    })
    await page.getByRole('link', { name: '我的', exact: true }).click()
    await room('mine').getByRole('button', { name: '登录' }).click()
    await room('sign-in').waitFor()
    await expect.poll(() => page.locator('body[data-asked]').count()).toBe(0)
    await room('sign-in').evaluate((element) =>
      element.dispatchEvent(new Event('yishi-signed-in', { bubbles: true, composed: true })),
    )
    await room('mine').waitFor()
  })

  it('hands elder mode and theme on to what stands in it', async () => {
    await open({ theme: 'dark' }, 320)
    await page.getByRole('button', { name: '长辈版' }).click()
    await page.locator('yishi-proposals[elder][theme=dark]').waitFor()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })

  it('has no fault that axe finds', async () => {
    await open()
    await room('proposals').getByRole('link').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
  })
})
