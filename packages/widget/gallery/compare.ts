/*
 * `pnpm pictures:compare` holds the chosen dozen against the accepted pictures in `tests/pictures/`; `pnpm pictures:accept` accepts them as they
 * are now, after somebody has looked at them.
 */
import { chromium } from 'playwright-core'
import { accepted } from './accepted.ts'
import { drawnBy } from './drawnBy.ts'
import { serveBuiltGallery } from './serve.ts'
import { takePictures } from './takePictures.ts'
import { whatDiffers } from './whatDiffers.ts'

const { url, close } = await serveBuiltGallery()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const taken = await takePictures(browser, url)
const by = drawnBy(browser.version())
await browser.close()
await close()

if (process.argv.includes('--accept')) {
  for (const [name, picture] of taken) accepted.write(name, picture)
  accepted.drawnBy = by
  process.stdout.write(`${taken.size} pictures accepted\n`)
} else {
  if (by !== accepted.drawnBy)
    process.stdout.write(
      `these were drawn by\n${by}\nthe accepted ones by\n${accepted.drawnBy}\nso letters may differ\n`,
    )
  const lines = await whatDiffers(taken)
  for (const line of lines) process.stdout.write(`${line}\n`)
  process.stdout.write(
    lines.length
      ? 'look at them; if they are as they should be: pnpm pictures:accept\n'
      : `${taken.size} pictures are as accepted\n`,
  )
  process.exitCode = lines.length ? 1 : 0
}
