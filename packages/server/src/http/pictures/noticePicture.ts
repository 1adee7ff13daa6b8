import type { NoticeView } from '@yishi/schema/words'
import { correctionTexts, hasArea } from '../pages/corrections.ts'
import { grouped } from '../pages/format.ts'
import type { Drawn } from '../pages/page.ts'
import { footOf, mostLines, scanOf } from './common.ts'
import type { Block, Picture } from './drawPicture.ts'
import { pictureWords } from './pictureWords.ts'
import { resultBlocks } from './resultBlocks.ts'

/** A notice as a long picture for a group of neighbours: what hangs on paper, and the code that leads to the whole of it. */
export function noticePicture(view: NoticeView, drawn: Drawn): Picture {
  const { words, format, origin } = drawn
  const { contact, result } = view
  const own = pictureWords(drawn)
  const body = (text: string, more: Partial<Block> = {}): Block => ({ text, size: 30, above: 10, ...more })
  const small = (text: string, more: Partial<Block> = {}): Block => ({
    text,
    size: 24,
    tone: 'quiet',
    above: 8,
    ...more,
  })
  return {
    blocks: [
      { text: words.kinds[view.kind], size: 26, tone: 'official', bold: true },
      { text: view.title, size: 40, bold: true, above: 4 },
      small(words.number(view.year, view.number)),
      ...(view.replacedBy
        ? [
            body(words.replacedBy(words.number(view.replacedBy.year, view.replacedBy.number)), {
              tone: 'official',
            }),
          ]
        : []),
      ...(view.state === 'withdrawn' ? [body(words.states.withdrawn(), { tone: 'official' })] : []),
      ...(view.correction ? [body(words.correction(view.correction), { tone: 'official' })] : []),
      ...(view.addressee ? [body(words.to(view.addressee), { above: 24 })] : []),
      body(view.body, { most: mostLines, rest: own.rest }),
      ...(view.basis ? [body(words.basis(view.basis), { most: 12, rest: own.rest })] : []),
      ...(result ? resultBlocks(result, drawn) : []),
      ...(result ? correctionTexts(result, { drawn, area: hasArea(result) }).map((text) => small(text)) : []),
      ...(result?.overtaken
        ? [
            body(words.overtaken(format.day(result.overtaken.at), result.overtaken.reason), {
              tone: 'official',
              bold: true,
            }),
          ]
        : []),
      body(words.period(format.day(view.opensAt), format.lastDay(view.closesAt), view.days), {
        bold: true,
        above: 20,
      }),
      ...view.extensions.slice(-1).map((one) =>
        small(words.extension(format.day(one.at), format.lastDay(one.before), one.reason), {
          most: 6,
          rest: own.rest,
        }),
      ),
      body(
        `${words.how(contact.place)}${words.gap}${words.contact(contact.person, contact.telephone, contact.hours)}`,
      ),
      ...(view.objections.length
        ? [small(`${words.objections}${own.colon}${grouped(`${view.objections.length}`)}`)]
        : []),
      body(view.issuer, { at: 'end', above: 24 }),
      body(format.day(view.issuedAt), { at: 'end', above: 0 }),
    ],
    ...scanOf(`${origin}/n/${view.id}`, contact.telephone, drawn),
    foot: footOf(view.checkpoint, drawn),
  }
}
