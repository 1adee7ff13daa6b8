import type { LetterView } from '@yishi/schema/words'
import { type Html, html } from '../html.ts'
import type { Drawn } from '../page.ts'
import { printWordsOf } from '../printWordsOf.ts'
import { qr } from '../qr.ts'

/** One A4 a letter, to be folded twice: whom it is for, the code to scan, and the same to type. */
export function letterSheets(letters: readonly LetterView[], drawn: Drawn): Html {
  if (letters.length === 0) return html`<p>${printWordsOf(drawn).noLetters}</p>`
  return html`${letters.map((one) => letterSheet(one, drawn))}`
}

function letterSheet({ label, names, code, href, expiresAt }: LetterView, drawn: Drawn): Html {
  const { words, format, office, origin, zone } = drawn
  const print = printWordsOf(drawn)
  const link = `${origin}${href}`
  return html`<article class="mail">
<p class="to">${label} ${names}</p>
<h1>${print.letterTitle}</h1>
<p>${print.letterBody(zone.name)}</p>
<div class="code">${qr(link, print.letterTitle)}</div>
<p>${print.letterTyped}<br><b>${link.split('#')[0]}</b></p>
<p class="typed">${code}</p>
<p>${print.letterSecret}${words.gap}${print.letterUntil(format.day(expiresAt))}</p>
<p>${print.letterFrom(office.place, office.hours, zone.telephone || office.telephone)}</p>
<p class="from">${office.issuer}<br>${format.day(office.today)}</p>
</article>`
}
