import { type PollView, type QuestionView, sheetCode } from '@yishi/schema/words'
import type { BallotSheet } from '../../../poll/readBallotSheets.ts'
import { grouped } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Drawn } from '../page.ts'
import { printWordsOf } from '../printWordsOf.ts'
import { qr } from '../qr.ts'

/** How a poll's questions fit: beside the letter on one sheet, in large or smaller type, or on sheets of their own. */
export type Fit = 'large huge' | 'large' | 'middle' | 'small' | 'apart'

/** Lines that a question takes at a given number of characters a line, with its row of boxes counting as two. */
const linesOf = (questions: readonly QuestionView[], perLine: number): number =>
  questions.reduce((sum, { text, options, form }) => {
    const choices = form === 'yes-no-abstain' ? 2 : 1.6 * options.length
    return sum + Math.ceil((text.length + 3) / perLine) + choices
  }, 0)

/** The largest type in which a poll's questions stand below the letter on one A4. */
export function fitOf(questions: readonly QuestionView[]): Fit {
  if (linesOf(questions, 24) <= 5) return 'large huge'
  if (linesOf(questions, 30) <= 8) return 'large'
  if (linesOf(questions, 36) <= 13) return 'middle'
  return linesOf(questions, 44) <= 19 ? 'small' : 'apart'
}

/**
 * One A4 an elector: the letter with the code for the phone, the ballot with the code for the count, the receipt. What does not fit
 * below the letter goes onto a sheet of its own.
 */
export function ballotSheets(view: PollView, sheets: readonly BallotSheet[], drawn: Drawn): Html {
  const fit = fitOf(view.questions)
  return html`${sheets.map((sheet) =>
    fit === 'apart'
      ? html`<article class="ballot apart">${letter(view, sheet, drawn)}</article><article class="ballot apart flow">${slip(view, sheet, drawn)}</article>`
      : html`<article class="ballot ${fit}">${letter(view, sheet, drawn)}<p class="cut" aria-hidden="true">${printWordsOf(drawn).cut}</p>${slip(view, sheet, drawn)}</article>`,
  )}`
}

function letter(view: PollView, sheet: BallotSheet, drawn: Drawn): Html {
  const { words, format, office, origin, zone } = drawn
  const print = printWordsOf(drawn)
  const area = view.measures.includes('area') ? grouped(sheet.area) : null
  const ballot = `/c/${zone.id}/polls/${view.id}`
  const link = `${origin}${sheet.code ? `/c/${zone.id}/claim?next=${ballot}#${sheet.code}` : ballot}`
  return html`<section class="letter">
<h1>${view.title}</h1>
<p class="force">${words.force[view.force]}</p>
<div class="way"><div><p class="to">${print.dear(sheet.names || sheet.label)}</p>
<p>${print.youAre(sheet.label, grouped(String(sheet.heads)), area)}${words.gap}${print.until(format.end(view.closesAt))}</p>
<p>${sheet.code ? print.onlineCode : print.onlineClaimed}</p>
<p>${print.onPaper(office.place, office.hours)}</p>
<p>${print.silence[view.nonResponse]}</p></div>
<div class="code">${qr(link, words.toPoll)}${
    sheet.code && html`<p><b>${sheet.code}</b><br>${print.code} · ${print.codeSecret}</p>`
  }</div></div>
<p class="call">${print.callUs(zone.telephone || office.telephone)}</p>
</section>`
}

function slip(view: PollView, sheet: BallotSheet, drawn: Drawn): Html {
  const { words } = drawn
  const print = printWordsOf(drawn)
  const code = sheetCode(view.id, sheet.elector)
  const area = view.measures.includes('area')
  const plain = view.questions.every(({ form }) => form === 'yes-no-abstain')
  return html`<section class="slip">
<div class="head"><div><h2>${print.ballot}<small>${words.force[view.force]}</small></h2>
<p>${view.title}</p><p><b>${sheet.label}</b> ${words.heads(grouped(String(sheet.heads)))}${
    area && ` · ${words.area(grouped(sheet.area))}`
  }</p>${plain && html`<p>${print.tick}</p>`}</div>
<div class="number">${qr(code, code)}<b>${code}</b></div></div>
<ol class="questions">${view.questions.map((question) => asked(question, drawn))}</ol>
<p class="hand"><span>${print.signHere}</span><i></i><span>${print.dateHere}</span><i class="short"></i>${print.year}<i class="tiny"></i>${print.month}<i class="tiny"></i>${print.dayMark}</p>
</section>
<section class="strip"><b>${print.receipt}</b> ${print.receiptText(code, sheet.label)}
<p class="hand"><span>${print.receivedBy}</span><i></i><span>${print.receivedAt}</span><i></i></p></section>`
}

function asked({ text, form, method, options }: QuestionView, drawn: Drawn): Html {
  const print = printWordsOf(drawn)
  const how = `${print.tickForm[form]}${method === 'schulze' ? print.mayBeLevel : ''}`
  return html`<li><p>${text}</p>${how && html`<p class="how">${how}</p>`}${boxes(form, options, drawn)}</li>`
}

function boxes(form: QuestionView['form'], options: readonly string[], { words }: Drawn): Html {
  switch (form) {
    case 'yes-no-abstain':
      return html`<p class="boxes">${(['for', 'against', 'abstain'] as const).map(
        (choice) => html`<span><i></i>${words.votes[choice]}</span> `,
      )}</p>`
    case 'score':
      return html`<ul class="lines">${options.map(
        (option, at) => html`<li>${at + 1}. ${option}<b>0 1 2 3 4 5</b></li>`,
      )}</ul>`
    case 'single':
    case 'approval':
    case 'ranked':
      return html`<ul class="lines">${options.map((option, at) => html`<li><i></i>${at + 1}. ${option}</li>`)}</ul>`
  }
}
