import sharp, { type OutputInfo } from 'sharp'

/** What two pictures have in common. */
export interface Compared {
  /** So many points are not the same; all of them where the sizes differ. */
  different: number
  /** Where: the new picture, pale, with those points in red. */
  picture: Buffer
}

/** By how many of 255 a point may be lighter or darker in each colour: edges of letters are not drawn the same twice on every machine. */
const tolerance = 24

/** Hold a picture against the one that was accepted, point by point. */
export async function comparePictures(accepted: Buffer, fresh: Buffer): Promise<Compared> {
  const [old, now] = await Promise.all([accepted, fresh].map(points))
  const { width, height } = now!.info
  const same = old!.info.width === width && old!.info.height === height
  const out = Buffer.alloc(width * height * 3)
  let different = 0
  for (let at = 0; at < out.length; at += 3) {
    const is =
      same &&
      [0, 1, 2].every((colour) => Math.abs(old!.data[at + colour]! - now!.data[at + colour]!) <= tolerance)
    if (!is) different += 1
    const grey = 200 + Math.floor((now!.data[at + 1]! * 55) / 255)
    out.set(is ? [grey, grey, grey] : [220, 30, 30], at)
  }
  const picture = await sharp(out, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
  return { different, picture }
}

function points(png: Buffer): Promise<{ data: Buffer; info: OutputInfo }> {
  return sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
}
