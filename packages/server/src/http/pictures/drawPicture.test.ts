import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Block, drawPicture } from './drawPicture.ts'
import { hasChinese, renderPicture } from './renderPicture.ts'

const link = 'https://yishi.example.org/n/abc'
const draw = (...blocks: Block[]) => drawPicture({ blocks, link, beside: [], foot: [] })
const heightOf = (svg: string) => Number(/height="(\d+)"/.exec(svg)?.[1])

describe('a long picture', () => {
  it('lets nothing that people wrote become markup, nor make it unreadable', async () => {
    const svg = draw({ text: '</text><image href="http://a.example/x"/>\u0000\u0008 & ]]> \ud800', size: 30 })
    expect(svg).not.toContain('<image')
    expect(await renderPicture(svg)).not.toBeNull()
  })
  it('leaves out what is longer than it may be, and says so', () => {
    const svg = draw({ text: '议事'.repeat(20_000), size: 30, most: 120, rest: '……' })
    expect(heightOf(svg)).toBeLessThan(120 * 48 + 600)
    expect(svg).toContain('>……</text>')
  })
  it('is as long as its text', () => {
    const one = heightOf(draw({ text: '一行', size: 30 }))
    expect(heightOf(draw({ text: '一行\n两行\n三行', size: 30 }))).toBe(one + 2 * 48)
  })
  it('holds every line within its margins', async () => {
    const text =
      '关于5号楼北侧空地整治及增设22个车位方案的公示WWWWMMMM：《方案》（第2版），面积1,024.50㎡。'.repeat(8)
    const png = await renderPicture(draw({ text, size: 30 }))
    const { data, info } = await sharp(png!).greyscale().raw().toBuffer({ resolveWithObject: true })
    const darkest = (x: number) => {
      let dark = 255
      for (let y = 0; y < info.height; y++) dark = Math.min(dark, data[(y * info.width + x) * info.channels]!)
      return dark
    }
    expect(info.width).toBe(750)
    for (const x of [2, 30, 720, 747]) expect(darkest(x)).toBeGreaterThan(200)
    // The code, and the text over it.
    expect(darkest(150)).toBeLessThan(80)
  })
  it('turns away whom it would keep waiting for long', async () => {
    const svg = draw({ text: '议事', size: 30 })
    const all = await Promise.all(Array.from({ length: 20 }, () => renderPicture(svg)))
    expect(all.filter((png) => png === null)).toHaveLength(8)
    expect(await renderPicture(svg)).not.toBeNull()
  })
  it('knows whether the machine can write Chinese', async () => {
    expect(await hasChinese()).toBe(true)
  })
})
