import type { Page } from 'playwright-core'
import type { Town } from './town.ts'

/** A piece of work that waits on somebody's desk, opened there. */
export async function openWork(town: Town, person: string, work: string): Promise<Page> {
  const page = await town.at(person, 'desk.html')
  await page.getByRole('button', { name: `办理：${work}，` }).click()
  await page.locator('#bench').waitFor()
  return page
}
