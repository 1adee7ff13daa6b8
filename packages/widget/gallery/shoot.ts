/*
 * Pictures of the gallery: `node --import tsx gallery/shoot.ts notice:running proposals:list:dark:elder:en`. Each word is an
 * element, a state, and any of dark, elder, en, wide. Pictures go to `.cache/shots/`; without `wide` at 375 points, with it at 1280.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { serveBuiltGallery } from './serve.ts'

const folder = fileURLToPath(new URL('../.cache/shots/', import.meta.url))
mkdirSync(folder, { recursive: true })
const { url, close } = await serveBuiltGallery()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

for (const word of process.argv.slice(2)) {
  const [name, state = 'loading', ...how] = word.split(':')
  const query = new URLSearchParams({ el: name!, state })
  if (how.includes('dark')) query.set('theme', 'dark')
  if (how.includes('elder')) query.set('elder', '')
  if (how.includes('en')) query.set('lang', 'en')
  const width = how.includes('wide') ? 1280 : 375
  const page = await browser.newPage({ viewport: { width, height: 700 }, deviceScaleFactor: 2 })
  page.on('pageerror', (error) => process.stdout.write(`${word}: ${error.message}\n`))
  page.on('console', (line) => {
    // The dev server's own socket is off.
    if (line.type() === 'error' && !/websocket/i.test(line.text()))
      process.stdout.write(`${word}: ${line.text()}\n`)
  })
  await page.goto(`${url}?${query}`)
  await page.waitForFunction(() => document.querySelector('main > *')?.shadowRoot?.querySelector('*'))
  await page.waitForTimeout(300)
  const file = `${folder}${[name, state, ...how].join('-')}.png`
  await page.screenshot({ path: file, fullPage: true })
  process.stdout.write(`${file}\n`)
  await page.close()
}
await browser.close()
await close()
