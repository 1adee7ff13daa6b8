import { grouped } from '../pages/format.ts'
import type { Drawn } from '../pages/page.ts'
import type { Block, Picture } from './drawPicture.ts'

/** So many lines of a text that somebody wrote; a picture may be long, but a telephone has to show it. */
export const mostLines = 120

/** The code that leads to the whole, with what to do and whom to call beside it. */
export function scanOf(link: string, telephone: string, { words }: Drawn): Pick<Picture, 'link' | 'beside'> {
  return {
    link,
    beside: [
      { text: words.scan, size: 28, bold: true },
      { text: link, size: 22, tone: 'quiet', above: 4 },
      ...(telephone ? [{ text: words.telephone(telephone), size: 26, above: 8 }] : []),
    ],
  }
}

/** By what anybody can check it: the last checkpoint of the log, as it is printed on paper. */
export function footOf(checkpoint: { size: number; root: string } | null, { words }: Drawn): Block[] {
  if (!checkpoint) return []
  const said = `${words.checkpoint(grouped(`${checkpoint.size}`))} ${checkpoint.root}`
  return [{ text: said, size: 20, tone: 'quiet', above: 8 }]
}
