import type { BoardView } from '@yishi/schema/words'
import { type Html, html } from '../html.ts'
import { marksOf } from '../marksOf.ts'
import type { Drawn } from '../page.ts'
import { printWordsOf } from '../printWordsOf.ts'
import { qr } from '../qr.ts'

/** So many of what hangs now are named; the code leads to all. */
const mostNamed = 8

/** A sheet that hangs on a board for good: one large code that leads to whatever hangs now, and what does today. */
export function boardSheet(view: BoardView, drawn: Drawn): Html {
  const { words, format, lang, origin, zone, office } = drawn
  const print = printWordsOf({ lang })
  const link = `${origin}/c/${zone.id}/`
  return html`<article class="board">
<p class="kind">${zone.name}</p>
<h1>${print.boardTitle}</h1>
<div class="scan">${qr(link, print.boardScan)}</div>
<p class="how">${print.boardScan}</p>
<p>${print.boardHow(zone.name)}</p>
<p class="tel">${zone.telephone || office.telephone}<small>${office.place} ${office.hours}</small></p>
${
  view.items.length > 0 &&
  html`<section><h2>${print.boardNow(format.day(view.now))}</h2><ul>${view.items
    .slice(0, mostNamed)
    .map(
      (one) =>
        html`<li>${one.title}<small>${words.number(one.year, one.number)} · ${format.day(one.opensAt)}–${format.lastDay(one.closesAt)}${marksOf(one, drawn)}</small></li>`,
    )}</ul></section>`
}
<p class="small">${link}</p>
</article>`
}
