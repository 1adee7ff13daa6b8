import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { notices } from '../gallery/fixtures/notice.ts'
import { boards } from '../gallery/fixtures/notice-board.ts'
import { matters } from '../gallery/fixtures/proposal.ts'
import { lists } from '../gallery/fixtures/proposals.ts'
import { useBrowser } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { open } = useBrowser()

const scenes = Object.entries({
  'notice-board': boards,
  notice: notices,
  proposals: lists,
  proposal: matters,
}).flatMap(([el, states]) => Object.keys(states).map((state) => ({ el, state })))

/** What axe says against the page as it stands. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run('main', {
      rules: { region: { enabled: false } },
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

interface Axe {
  run(on: string, how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

const change = (page: Page, attribute: string, value: string) =>
  page
    .locator('main > *')
    .evaluate((element, [name, to]) => element.setAttribute(name!, to!), [attribute, value])

describe.each(scenes)('$el $state', ({ el, state }) => {
  it('has no fault that axe finds, light or dark, and fits a narrow phone in elder mode', async () => {
    const page = await open({ el, state, width: 320 })
    expect(await faults(page)).toEqual([])
    await page.evaluate(() => {
      document.body.dataset.theme = 'dark'
    })
    await change(page, 'theme', 'dark')
    expect(await faults(page)).toEqual([])
    await change(page, 'elder', '')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.context().close()
  })
})

describe.each(['notice-board', 'notice', 'proposals', 'proposal'])('%s', (el) => {
  it('has no fault that axe finds in English and in elder mode', async () => {
    const [first] = scenes.filter((scene) => scene.el === el)
    const page = await open({ ...first!, more: { lang: 'en', elder: '' } })
    expect(await faults(page)).toEqual([])
    await page.context().close()
  })
})
