import { accepted, putDifference } from './accepted.ts'
import { comparePictures } from './comparePictures.ts'

/** So many points may differ in a windowful of some hundred thousand: less than a letter. */
const most = 40

/** What differs from the accepted pictures, a line for each; nothing is what we want. */
export async function whatDiffers(taken: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const lines: string[] = []
  for (const [name, fresh] of taken) {
    const old = accepted.read(name)
    if (!old) {
      lines.push(`${name}: no picture was accepted yet`)
      continue
    }
    const { different, picture } = await comparePictures(old, fresh)
    if (different > most)
      lines.push(
        `${name}: ${different} points differ, see ${putDifference(name, { fresh, difference: picture })}`,
      )
  }
  return lines
}
