import sharp from 'sharp'

/** So many pictures are drawn or wait to be; whoever comes then is asked to come again. */
const mostWaiting = 12

let line: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * An SVG as a PNG of a few colours, one after the other, since drawing takes a processor for some tenths of a second. Null where too many
 * wait already.
 */
export async function renderPicture(svg: string): Promise<Buffer | null> {
  if (waiting >= mostWaiting) return null
  waiting += 1
  const drawn = line.then(() =>
    sharp(Buffer.from(svg))
      .flatten({ background: '#fff' })
      // Not dithered: a white that is missed by a little was now and then made up for by a tint over all that comes below.
      .png({ palette: true, colours: 24, effort: 3, dither: 0 })
      .toBuffer(),
  )
  line = drawn.catch(() => {})
  try {
    return await drawn
  } finally {
    waiting -= 1
  }
}

let chinese: Promise<boolean> | undefined

/** Whether this machine has a face with Chinese signs: without one every sign comes out as the same empty box. */
export function hasChinese(): Promise<boolean> {
  chinese ??= Promise.all(['议', '事'].map(pixels)).then(([one, other]) => !one!.equals(other!))
  return chinese
}

function pixels(sign: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" font-family="'Noto Sans CJK SC',sans-serif"><text x="4" y="32" font-size="30">${sign}</text></svg>`
  return sharp(Buffer.from(svg)).raw().toBuffer()
}
