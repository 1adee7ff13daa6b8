import type { NoticeView, ObjectionView } from '@yishi/schema/words'
import { channelsLine } from './channelsLine.ts'
import { corrections, hasArea, overtakenMark } from './corrections.ts'
import { counted } from './counted.ts'
import { grouped } from './format.ts'
import { type Html, html, paragraphs } from './html.ts'
import type { Drawn } from './page.ts'
import { printWordsOf } from './printWordsOf.ts'
import { qr } from './qr.ts'

/** A notice as it hangs on paper: everything that a real one has, an empty place for the seal, what was objected and answered. */
export function noticeText(view: NoticeView, drawn: Drawn): Html {
  const { words, format, origin } = drawn
  const { contact } = view
  const number = (of: { year: number; number: number }) => words.number(of.year, of.number)
  return html`<article class="notice">
<h1>${view.title}</h1>
<p class="number">${number(view)}</p>
${view.replacedBy && html`<p class="mark"><a href="/n/${view.replacedBy.id}">${words.replacedBy(number(view.replacedBy))}</a></p>`}
${correctionMark(view, drawn)}
<p class="to">${words.to(view.addressee)}</p>
<div class="text">${paragraphs(view.body)}
${view.basis && html`<p>${words.basis(view.basis)}</p>`}
<p>${words.period(format.day(view.opensAt), format.lastDay(view.closesAt), view.days)}
${words.how(contact.place)}${words.gap}${words.contact(contact.person, contact.telephone, contact.hours)}</p>
${view.extensions.map((one) => html`<p>${words.extension(format.day(one.at), format.lastDay(one.before), one.reason)}</p>`)}
${!/特此公示[。.]?\s*$/.test(view.body) && html`<p>${words.herewith}</p>`}</div>
${result(view, drawn)}
<div class="sign"><div class="seal" aria-hidden="true">${words.seal}</div><p>${view.issuer}<br>${format.day(view.issuedAt)}</p></div>
${view.replaces && html`<p class="small"><a href="/n/${view.replaces.id}">${words.replaces(number(view.replaces))}</a></p>`}
${
  view.attachments.length > 0 &&
  html`<section><h2>${words.attachments}</h2><ul>${view.attachments.map(
    (one) => html`<li><a href="${one.url}">${one.name || one.alt}</a></li>`,
  )}</ul></section>`
}
${objections(view, drawn)}
${
  view.postings.length > 0 &&
  html`<section><h2>${words.postings}</h2><ul>${view.postings.map(
    (one) =>
      html`<li>${words.posting(one.place, format.minute(one.postedAt), one.takenDownAt && format.minute(one.takenDownAt))}</li>`,
  )}</ul></section>`
}
<aside class="proof">${qr(`${origin}/n/${view.id}`, words.scan)}<p>${origin}/n/${view.id}${
    view.checkpoint &&
    html`<br>${words.checkpoint(grouped(String(view.checkpoint.size)))} <code>${view.checkpoint.root}</code>`
  }</p></aside>
</article>`
}

/** That the notice corrects something: the result that it tells, or a slip of its own. */
function correctionMark({ correction, result: told }: NoticeView, { words }: Drawn): Html | null {
  if (correction === null) return null
  const ofResult = (told?.corrections.length ?? 0) > 0
  const said = ofResult ? words.namedList(words.corrected, correction) : words.correction(correction)
  return html`<p class="mark">${said}</p>`
}

/** What the vote came to, of a notice that tells of it: never without its force. */
function result({ result: view }: NoticeView, drawn: Drawn): Html | null {
  if (!view) return null
  const { words } = drawn
  const force = words.force[view.force]
  const area = hasArea(view)
  const questionOf = (key: string) => view.questions.find((question) => question.key === key)
  const asked = (key: string) => view.results.length > 1 && html`<p>${questionOf(key)?.text}</p>`
  return html`<section class="result"><p><b>${force}</b></p>
${overtakenMark(view, drawn)}${corrections(view, { drawn, area })}
${view.results.map((one, i) => html`${view.results.length > 1 && html`<h2>${printWordsOf(drawn).question(i + 1)}</h2>`}${asked(one.key)}${counted(one, { drawn, question: questionOf(one.key), area, force, whole: null })}`)}
<p class="small">${channelsLine(view, drawn)} <a href="/v/${view.poll}">${words.poll}</a></p></section>`
}

function objections({ objections: all }: NoticeView, { words, format }: Drawn): Html | null {
  if (all.length === 0) return null
  const one = (
    it: ObjectionView,
  ) => html`<li><b>${words.objector(it.number)}</b> ${words.raised(format.day(it.raisedAt))}
<p>${it.words ?? words.withheld}</p>
${
  it.reply !== null && it.repliedAt !== null
    ? html`<p><b>${words.reply(format.day(it.repliedAt))}</b>${it.outcome && ` · ${words.outcome[it.outcome]}`}</p>${paragraphs(it.reply)}`
    : html`<p>${it.outcome ? words.outcome[it.outcome] : words.waiting(format.lastDay(it.dueAt))}</p>`
}</li>`
  return html`<section><h2>${words.objections}</h2><ol class="plain">${all.map(one)}</ol><p class="small">${words.further}</p></section>`
}

/** What a card in a messenger says of a notice; of one that tells a result its force, and that it was corrected. */
export function noticeSummary({ result: told, ...view }: NoticeView, { words, format }: Drawn): string {
  const period = words.period(format.day(view.opensAt), format.lastDay(view.closesAt), view.days)
  const corrected = view.correction !== null || (told?.overtaken ?? null) !== null
  const marks = [told && words.force[told.force], corrected && words.corrected].filter(Boolean)
  return [`${words.kinds[view.kind]} ${words.number(view.year, view.number)}`, ...marks, period].join('. ')
}

/** So many characters can be read from three steps away on one A3. */
const mostBrief = 160

/** A poster for A3: the title that can be read from three steps away, the period, and the code that leads to the whole text. */
export function noticePoster(view: NoticeView, drawn: Drawn): Html {
  const { words, format, origin } = drawn
  const { contact, result: told } = view
  const isBrief = view.body.length <= mostBrief && view.correction === null && !told?.overtaken
  return html`<article class="poster${isBrief && ' brief'}">
<p class="kind">${words.kinds[view.kind]} ${words.number(view.year, view.number)}</p>
<h1>${view.title}</h1>
<div class="text">${paragraphs(view.body)}</div>
<div class="marks">${told && html`<p><b>${words.force[told.force]}</b></p>`}
${correctionMark(view, drawn)}
${told && overtakenMark(told, drawn)}</div>
<p class="period">${words.period(format.day(view.opensAt), format.lastDay(view.closesAt), view.days)}</p>
<div class="scan">${qr(`${origin}/n/${view.id}`, words.scan)}<p>${words.scan}<br><b>${contact.telephone}</b><br>${contact.place} ${contact.hours}</p></div>
<div class="sign"><div class="seal" aria-hidden="true">${words.seal}</div><p>${view.issuer}<br>${format.day(view.issuedAt)}</p></div>
</article>`
}
