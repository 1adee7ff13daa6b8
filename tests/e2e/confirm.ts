import type { Page } from 'playwright-core'

/** Say yes where a second look is asked for. */
export async function confirm(page: Page, yes: string): Promise<void> {
  await page.locator('.confirm').getByRole('button', { name: yes, exact: true }).click()
}
