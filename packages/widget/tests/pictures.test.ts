import { type Browser, chromium } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepted } from '../gallery/accepted.ts'
import { chosen, nameOf } from '../gallery/chosen.ts'
import { comparePictures } from '../gallery/comparePictures.ts'
import { drawnBy } from '../gallery/drawnBy.ts'
import { serveBuiltGallery } from '../gallery/serve.ts'
import { takePictures } from '../gallery/takePictures.ts'
import { whatDiffers } from '../gallery/whatDiffers.ts'

const plain = (colour: string, width = 60): Promise<Buffer> =>
  sharp({ create: { width, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer()

describe('a picture', () => {
  it('that is of another size differs in every point', async () => {
    const { different } = await comparePictures(await plain('#fff', 50), await plain('#fff'))
    expect(different).toBe(60 * 40)
  })
  it('differs in the points of another colour, and not in those that are nearly the same', async () => {
    const [red, nearly, other] = await Promise.all(['#b5341f', '#b8381f', '#2f6b4a'].map((one) => plain(one)))
    expect((await comparePictures(red!, nearly!)).different).toBe(0)
    expect((await comparePictures(red!, other!)).different).toBe(60 * 40)
  })
  it('that nobody has accepted is said to be missing', async () => {
    expect(await whatDiffers(new Map([['none-such', await plain('#fff')]]))).toEqual([
      'none-such: no picture was accepted yet',
    ])
  })
})

describe('the chosen dozen', () => {
  let browser: Browser
  let gallery: Awaited<ReturnType<typeof serveBuiltGallery>>
  beforeAll(async () => {
    gallery = await serveBuiltGallery()
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })

  it('is accepted, each of them', () => {
    expect(chosen).toHaveLength(12)
    expect(chosen.filter((each) => !accepted.read(nameOf(each))).map(nameOf)).toEqual([])
  })

  it('looks as it was accepted; where a change was meant: `pnpm pictures:accept`', async ({ skip }) => {
    const by = drawnBy(browser.version())
    if (by !== accepted.drawnBy) {
      process.stdout.write(
        `pictures are not compared: they would be drawn by\n${by}\nand were by\n${accepted.drawnBy}\n`,
      )
      skip('other faces or another browser than the accepted pictures were drawn by')
    }
    expect(await whatDiffers(await takePictures(browser, gallery.url))).toEqual([])
  })
})
