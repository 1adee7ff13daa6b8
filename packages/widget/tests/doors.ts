import type { Page } from 'playwright-core'

/** One knock at a door under `/auth/`. */
export interface Knocked {
  door: string
  body: Record<string, unknown>
  token: string | undefined
}

/** Play the doors of a server: each answers what stands for it, and is lost where nothing does. */
export async function playDoors(page: Page, doors: Record<string, unknown>): Promise<Knocked[]> {
  const knocked: Knocked[] = []
  await page.route('**/auth/**', async (route) => {
    const request = route.request()
    const door = new URL(request.url()).pathname.split('/auth/')[1]!
    const token = (await request.allHeaders()).authorization?.replace('Bearer ', '')
    knocked.push({ door, body: JSON.parse(request.postData() ?? '{}'), token })
    if (!(door in doors)) return route.abort()
    return route.fulfill({ json: doors[door] })
  })
  return knocked
}

/** A no with what its sentence needs. */
export const refused = (code: string, more: object = {}): object => ({
  ok: false,
  refusal: { code, ...more },
})
