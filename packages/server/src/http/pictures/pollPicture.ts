import type { PollView } from '@yishi/schema/words'
import { correctionTexts } from '../pages/corrections.ts'
import { extensionLines } from '../pages/extensionLines.ts'
import { grouped } from '../pages/format.ts'
import type { Drawn } from '../pages/page.ts'
import { footOf, mostLines, scanOf } from './common.ts'
import type { Block, Picture } from './drawPicture.ts'
import { pictureWords } from './pictureWords.ts'
import { resultBlocks } from './resultBlocks.ts'

/** A poll as a long picture: what is asked and until when, or the whole result. It never shows how anybody stands while people vote. */
export function pollPicture(view: PollView, drawn: Drawn): Picture {
  const { words, format, origin } = drawn
  const { results, roll, plan } = view
  const own = pictureWords(drawn)
  const area = view.measures.includes('area') ? grouped(roll.area) : null
  const small = (text: string): Block => ({ text, size: 24, tone: 'quiet', above: 8 })
  const body = (text: string): Block => ({ text, size: 30, above: 10, most: mostLines / 2, rest: own.rest })
  return {
    blocks: [
      { text: results ? words.result : words.poll, size: 26, tone: 'official', bold: true },
      { text: view.title, size: 40, bold: true, above: 4 },
      small(words.pollPeriod(format.minute(view.opensAt), format.end(view.closesAt))),
      ...extensionLines(view, drawn).map(small),
      ...(results
        ? resultBlocks({ ...view, results }, drawn)
        : [
            { text: words.force[view.force], size: 28, tone: 'official' as const, bold: true, above: 24 },
            ...view.questions.flatMap(({ text, options }) => [
              { text, size: 34, bold: true, above: 18, most: 12, rest: own.rest },
              ...options.map((option, at) => body(`${at + 1}. ${option}`)),
            ]),
            ...(view.state === 'counting' ? [body(words.counting)] : []),
            ...(plan ? [body(plan.explanation || plan.body)] : []),
          ]),
      ...correctionTexts(view, { drawn, area: area !== null }).map(small),
      small(`${words.rollLine(grouped(`${roll.electors}`), grouped(`${roll.heads}`), area)} ${roll.root}`),
    ],
    ...scanOf(`${origin}/v/${view.id}`, view.telephone, drawn),
    foot: footOf(view.checkpoint, drawn),
  }
}
