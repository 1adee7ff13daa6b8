import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { views } from '../gallery/fixtures/mine.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { useBrowser } from './browser.ts'
import { playServer } from './played.ts'
import { faultsOf, overflowOf, turnTo } from './states.ts'

const { open } = useBrowser()
let page: Page

async function show(state: keyof typeof views, width = 375): Promise<void> {
  page = await open({ el: 'mine', state, width })
  await page.locator('.sheet').waitFor()
}

afterEach(() => page?.context().close())

describe('what is mine', () => {
  it('is not asked for while nobody is signed in; the button asks for a sign-in', async () => {
    const server = playServer()
    page = await open({ el: 'mine' }, server.stub)
    await page.evaluate(() => {
      addEventListener('yishi-sign-in-needed', () => document.body.setAttribute('data-asked', ''))
    })
    await page.getByRole('button', { name: '登录' }).click()
    await expect.poll(() => page.locator('body[data-asked]').count()).toBe(1)
    expect(server.calls).toEqual([])
  })

  it('turns into the same once the sign-in is over', async () => {
    const server = playServer()
    server.reply('read.mine', { refused: 'not-signed-in' })
    page = await open({ el: 'mine', signedIn: true }, server.stub)
    await page.getByText('登录后看到').waitFor()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })

  it('says of each thing that waits what to do and until when, in the order of their ends', async () => {
    await show('busy')
    const rows = await page.locator('[part=waiting] li').allTextContents()
    expect(rows).toHaveLength(5)
    expect(rows[0]).toContain('表决')
    expect(rows[0]).toContain('4月28日24:00截止')
    expect(rows[3]).not.toContain('截止')
  })

  it('says in words that a task is overdue', async () => {
    await show('overdue')
    await page.getByText('4月10日24:00到期，已超期').waitFor()
    await page.getByText('去办理：划线编号22个车位').waitFor()
  })

  it('is empty with an invitation, and folds long lists', async () => {
    await show('idle')
    await page.getByText('眼下没有等您办的事').waitFor()
    await turnTo(page, views.overdue)
    const own = page.locator('section', { hasText: '我提的' })
    await expect.poll(() => own.getByRole('listitem').count()).toBeGreaterThan(0)
    const before = await own.locator('.rows > li').count()
    await page.getByRole('button', { name: '全部6件' }).click()
    expect([before, await own.locator('.rows > li').count()]).toEqual([5, 6])
  })

  it('opens a vote as a poll, on the server’s own pages or on those that the site names', async () => {
    await show('busy')
    const hrefs = () =>
      page.locator('[part=waiting] a').evaluateAll((all) => all.map((each) => each.getAttribute('href')))
    const [vote, second] = await hrefs()
    expect(vote).toMatch(/\/c\/yiguang\.huayuan\/\?poll=p-278$/)
    expect(second).toMatch(/\/c\/yiguang\.huayuan\/proposals\/m-second$/)
    await page.locator('main > *').evaluate((it) => it.setAttribute('proposal-href', '/m?id={id}'))
    expect((await hrefs()).slice(0, 2)).toEqual(['/m?id=m-vote', '/m?id=m-second'])
    await page.locator('main > *').evaluate((it) => it.setAttribute('poll-href', '/v?id={id}'))
    expect((await hrefs())[0]).toBe('/v?id=p-278')
  })

  it('says which of two ballots counts, which no longer does, and what to do where one was not theirs', async () => {
    await show('two-ballots')
    const told = page.locator('[part=ballots] li')
    await told.getByText('计入的是4月21日16:20纸质票').waitFor()
    await told.getByText('不再计入的是4月20日20:00受托人代投的线上票').waitFor()
    await told.getByText('请马上告诉社区').waitFor()
    await turnTo(page, views.busy)
    await expect.poll(() => page.locator('[part=ballots]').count()).toBe(0)
  })

  it('says beside each matter on which a vote was called, and each notice of a result, what force it has', async () => {
    await show('busy')
    const row = (title: string) => page.locator('.rows > li', { hasText: title })
    await row('扶手').getByText('表决：征询意见，不具法律效力').waitFor()
    await row('充电桩').getByText('表决：纸质计票').waitFor()
    await expect.poll(() => row('污水管').getByText('表决：').count()).toBe(0)
    await turnTo(page, { ...views.busy, notices: boards.others.items })
    await row('门禁').getByText('纸质计票 · 有更正').waitFor()
  })

  it('lets a site open it itself', async () => {
    await show('busy')
    await page.evaluate(() => {
      addEventListener('yishi-open', (event) => {
        event.preventDefault()
        const { noun, id } = event as Event & { noun: string; id: string }
        document.title = `${noun} ${id}`
      })
    })
    await page.getByRole('link', { name: '3号楼东侧路灯更换' }).click()
    await expect.poll(() => page.title()).toBe('proposal m-second')
  })

  it('has no fault that axe finds, light or dark, and fits a narrow phone in elder mode', async () => {
    await show('busy', 320)
    for (const view of [views.busy, views['two-ballots'], views.idle, views.overdue]) {
      await turnTo(page, view)
      expect(await faultsOf(page)).toEqual([])
    }
    await page.locator('main > *').evaluate((it) => {
      it.setAttribute('theme', 'dark')
      it.setAttribute('elder', '')
      document.body.dataset.theme = 'dark'
    })
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })
})
