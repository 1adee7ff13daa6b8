import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rolls } from '../gallery/fixtures/roll.ts'
import { useBrowser } from './browser.ts'
import { no, type Played, playServer, yes } from './played.ts'
import { faultsOf, focusOf, overflowOf, turnTo } from './states.ts'

const { open } = useBrowser()
let server: Played
let page: Page

beforeEach(() => {
  server = playServer()
})
afterEach(() => page?.context().close())

async function show(state: keyof typeof rolls, signedIn = true, width = 375): Promise<void> {
  page = await open({ el: 'roll', state, width, signedIn, more: { roll: 'r-1' } }, server.stub)
  await page.locator('.sheet').waitFor()
  await page.locator('main > *').evaluate((it) => it.setAttribute('roll', 'r-1'))
}

const objections = () => server.calls.filter(({ name }) => name === 'act.objectToRoll')

describe('a roll on inspection', () => {
  it('asks for a sign-in before an objection, and shows nobody’s entry in full', async () => {
    await show('signed-out', false)
    await page.evaluate(() => {
      addEventListener('yishi-sign-in-needed', () => document.body.setAttribute('data-asked', ''))
    })
    await page.getByRole('button', { name: '对名册有异议' }).click()
    await expect.poll(() => page.locator('body[data-asked]').count()).toBe(1)
    await expect.poll(() => page.locator('.own').count()).toBe(0)
  })

  it('is masked and by building, one at a time', async () => {
    await show('open')
    await expect.poll(() => page.locator('.entries').count()).toBe(0)
    await page.getByLabel('楼栋').selectOption('5号楼')
    await expect.poll(() => page.locator('.entries li').allTextContents()).toHaveLength(8)
    await expect.poll(() => page.locator('.entries').textContent()).not.toContain('㎡')
  })

  it('shows one’s own entry in full, and says where there is none', async () => {
    await show('open')
    await page.locator('.own').getByText('5号楼2单元301').waitFor()
    await page.locator('.own').getByText('63.75').waitFor()
    await turnTo(page, rolls.absent)
    await page.getByText('没有和您的账号对应的一条').waitFor()
  })

  it('is objected to in words that survive a refusal', async () => {
    await show('open')
    await page.getByRole('button', { name: '对名册有异议' }).click()
    await expect.poll(() => focusOf(page)).toBe('object')
    await expect.poll(() => page.locator('input[type=radio]:checked').count()).toBe(0)
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.locator('#about-error').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('radio', { name: '面积不对' }).check()
    await page.getByLabel('具体说明').fill('房本上是64平方米。')
    server.reply('act.objectToRoll', no('stage-closed'))
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByRole('alert').getByText('已经截止').waitFor()
    await expect.poll(() => page.getByLabel('具体说明').inputValue()).toBe('房本上是64平方米。')
    server.reply('act.objectToRoll', yes({ objection: 'o-3', number: 3, dueAt: '2026-03-27T16:00:00.000Z' }))
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByText('是第3条，社区须在3月27日24:00前答复').waitFor()
    expect(objections()[0]?.input).toMatchObject({ roll: 'r-1', about: 'area', elector: 'e-301' })
  })

  it('lets whoever is not on it say only that', async () => {
    await show('absent')
    await page.getByRole('button', { name: '对名册有异议' }).click()
    await expect.poll(() => page.getByRole('radio').count()).toBe(2)
    await page.getByRole('radio', { name: /没有我/ }).check()
    await page.getByLabel('具体说明').fill('7号楼1单元101')
    server.reply('act.objectToRoll', yes({ objection: 'o-3', number: 3, dueAt: '2026-03-27T16:00:00.000Z' }))
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByText('是第3条').waitFor()
    expect(objections()[0]?.input).not.toHaveProperty('elector')
  })

  it('takes no objection once it is frozen', async () => {
    await show('frozen')
    await page.getByText('名册已冻结').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '对名册有异议' }).count()).toBe(0)
  })

  it('has no fault that axe finds, light or dark, and fits a narrow phone in elder mode', async () => {
    await show('open', true, 320)
    await page.getByLabel('楼栋').selectOption('5号楼')
    for (const view of Object.values(rolls)) {
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
