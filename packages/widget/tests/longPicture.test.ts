import { describe, expect, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { faultsOf } from './states.ts'

const { open } = useBrowser()
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('the long picture of a notice or a poll', () => {
  it('says that it did not come, and what to do instead', async () => {
    const page = await open({ el: 'notice', state: 'running' })
    await page.route('**/*.png?*', (route) => route.fulfill({ status: 404, body: '' }))
    await page.getByRole('button', { name: '存成长图' }).click()
    await page.getByText('图片没有取到').waitFor()
    await expect.poll(() => page.locator('img.long').count()).toBe(0)
  })

  it('is fetched only when it is asked for, and stands on the page to be pressed for long', async () => {
    for (const [el, state, address] of [
      ['notice', 'running', /\/n\/n-12\.png\?lang=zh$/],
      ['poll', 'passed', /\/v\/p-278\.png\?lang=zh$/],
    ] as const) {
      const page = await open({ el, state })
      await page.route('**/*.png?*', (route) => route.fulfill({ body: png, contentType: 'image/png' }))
      await expect.poll(() => page.locator('img.long').count()).toBe(0)
      await page.getByRole('button', { name: '存成长图' }).click()
      await page.getByText('长按图片').waitFor()
      expect(await page.locator('img.long').getAttribute('src')).toMatch(address)
      expect(await page.locator('img.long').getAttribute('alt')).not.toBe('')
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole('button', { name: '存成长图' }).click()
      await expect.poll(() => page.locator('img.long').count()).toBe(0)
    }
  })

  it('is in English where the element is', async () => {
    const page = await open({ el: 'notice', state: 'running', more: { lang: 'en' } })
    await page.route('**/*.png?*', (route) => route.fulfill({ body: png, contentType: 'image/png' }))
    await page.getByRole('button', { name: 'As a picture' }).click()
    await expect.poll(() => page.locator('img.long').getAttribute('src')).toMatch(/lang=en$/)
  })
})
