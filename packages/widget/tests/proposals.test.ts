import { describe, expect, it } from 'vitest'
import { lists } from '../gallery/fixtures/proposals.ts'
import { useBrowser } from './browser.ts'

const { open } = useBrowser()

describe('the list of matters', () => {
  it('keeps what somebody typed into the search when the network is lost, and what was there', async () => {
    let lost = false
    const page = await open({ el: 'proposals' }, () => (lost ? 'lost' : lists.list))
    await page.getByRole('link', { name: '3号楼东侧路灯更换' }).waitFor()
    lost = true
    await page.getByRole('searchbox').fill('路灯')
    await page.getByRole('alert').waitFor()
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('路灯')
    await expect.poll(() => page.getByRole('link', { name: '3号楼东侧路灯更换' }).isVisible()).toBe(true)
  })
  it('that finds nothing says for what, and what else to do', async () => {
    const page = await open({ el: 'proposals' }, (_name, input) =>
      input.search ? lists.nothing : lists.list,
    )
    await page.getByRole('searchbox').fill('游泳池')
    await page.getByText('没有找到“游泳池”').waitFor()
    expect(
      await page.evaluate(() => document.querySelector('main > *')!.shadowRoot!.activeElement?.tagName),
    ).toBe('INPUT')
  })
  it('that is empty invites to propose where the site has a place for it', async () => {
    const page = await open({ el: 'proposals', state: 'nothing' })
    await page.getByText('眼下没有进行中的事项').waitFor()
    await expect.poll(() => page.getByRole('link', { name: '我要提议' }).count()).toBe(0)
    await page.locator('yishi-proposals').evaluate((list) => list.setAttribute('propose-href', '/propose'))
    await expect
      .poll(() => page.getByRole('link', { name: '我要提议' }).getAttribute('href'))
      .toBe('/propose')
  })
  it('asks for the state that was pressed, and says which one it is', async () => {
    const asked: unknown[] = []
    const page = await open({ el: 'proposals' }, (_name, input) => {
      asked.push(input.state)
      return input.state === 'ended' ? lists.ended : lists.list
    })
    await page.getByRole('button', { name: '其他 1' }).click()
    await page.getByRole('link', { name: '小区外主污水管塌陷' }).waitFor()
    expect(asked).toEqual(['open', 'ended'])
    await expect
      .poll(() => page.getByRole('button', { name: '其他 1' }).getAttribute('aria-pressed'))
      .toBe('true')
  })
  it('goes on from where it stopped, and begins anew with another search', async () => {
    const asked: unknown[] = []
    const page = await open({ el: 'proposals' }, (_name, input) => {
      asked.push(input.after ?? null)
      return input.after ? { ...lists.ended, next: null } : lists.paged
    })
    await page.getByRole('button', { name: '再看一些' }).click()
    await page.getByRole('link', { name: '3号楼加装扶手' }).waitFor()
    await expect.poll(() => page.locator('.items > li').count()).toBe(5)
    expect(asked).toEqual([null, lists.paged.next])
    await page.getByRole('searchbox').fill('路灯')
    await page.waitForFunction(
      () => document.querySelector('main > *')!.shadowRoot!.querySelectorAll('.items > li').length === 2,
    )
  })
  it('says nothing of a vote before one is called, and the force of one beside its matter, in both languages', async () => {
    const page = await open({ el: 'proposals' }, (_name, input) =>
      input.state === 'open' ? lists.list : lists.ended,
    )
    await page.getByRole('link', { name: '3号楼东侧路灯更换' }).waitFor()
    await expect.poll(() => page.getByText('表决：').count()).toBe(0)
    await page.getByRole('button', { name: '其他 1' }).click()
    const matter = (title: string) => page.locator('.items > li', { hasText: title })
    await matter('充电桩').getByText('未通过').waitFor()
    await matter('充电桩').getByText('表决：纸质计票').waitFor()
    await matter('扶手').getByText('表决：征询意见，不具法律效力').waitFor()
    await expect.poll(() => matter('污水管').getByText('表决：').count()).toBe(0)
    await page.locator('yishi-proposals').evaluate((list) => list.setAttribute('lang', 'en'))
    await matter('充电桩').getByText('Vote: Counted with paper').waitFor()
    await matter('扶手').getByText('Vote: Consultation, no legal force').waitFor()
  })
  it('says to those who hear where each matter stands', async () => {
    const page = await open({ el: 'proposals', state: 'list' })
    const step = page.locator('.items > li').first().locator('[aria-current="step"]')
    await expect.poll(() => step.textContent()).toMatch(/公示.*（现在）/s)
  })
})
