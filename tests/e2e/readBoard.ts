import type { Town } from './town.ts'

/** What a visitor reads on the board of the community's front page, a line for each notice. */
export async function readBoard(town: Town): Promise<string[]> {
  const page = await town.at(null, 'index.html')
  const board = page.getByRole('region', { name: '公示栏' })
  await board.waitFor()
  const lines = await board.locator('li, p, button').allInnerTexts()
  return lines.map((line) => line.replace(/\s+/g, ' ').trim())
}
