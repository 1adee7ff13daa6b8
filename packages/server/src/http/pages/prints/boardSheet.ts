import type { BoardView } from '@yishi/schema/words'
import { type Html, html } from '../html.ts'
import { marksOf } from '../marksOf.ts'
import type { Drawn } from '../page.ts'
import { printWordsOf } from '../printWordsOf.ts'
import { qr } from '../qr.ts'

/** So many lines of what hangs now fit on the sheet; the code leads to all. */
const mostLines = 8

/** A sheet that hangs on a board for good: one large code that leads to whatever hangs now, and what does today. */
export function boardSheet(view: BoardView, drawn: Drawn): Html {
  const { words, format, lang, origin, zone, office } = drawn
  const print = printWordsOf({ lang })
  const link = `${origin}/c/${zone.id}/`
  let lines = 0
  const named = view.items
    .map((one) => ({ ...one, marks: marksOf(one, drawn) }))
    .filter(({ marks }) => {
      lines += marks === '' ? 1 : 2
      return lines <= mostLines
    })
  return html`<article class="board">
<p class="kind">${zone.name}</p>
<h1>${print.boardTitle}</h1>
<div class="scan">${qr(link, print.boardScan)}</div>
<p class="how">${print.boardScan}</p>
<p>${print.boardHow(zone.name)}</p>
<p class="tel">${zone.telephone || office.telephone}<small>${office.place} ${office.hours}</small></p>
${
  named.length > 0 &&
  html`<section><h2>${print.boardNow(format.day(view.now))}</h2><ul>${named.map(
    (one) =>
      html`<li><span>${one.title}${one.marks !== '' && html`<small>${one.marks}</small>`}</span><small>${words.number(one.year, one.number)} · ${format.day(one.opensAt)}–${format.lastDay(one.closesAt)}</small></li>`,
  )}</ul></section>`
}
<p class="small">${link}</p>
</article>`
}
