import type { BoardView, ProposalsView } from '@yishi/schema/words'
import { type Html, html } from './html.ts'
import { marksOf } from './marksOf.ts'
import type { Drawn } from './page.ts'
import { standing } from './proposal.ts'

/** What hangs now, as a list of links. */
export function boardList(view: BoardView, drawn: Drawn): Html {
  const { words, format, origin } = drawn
  if (view.items.length === 0) return html`<p>${words.nothingHangs}</p>`
  return html`<ul class="list">${view.items.map(
    (
      one,
    ) => html`<li><a href="${origin}${one.href}">${one.title}</a> <b>${words.states[one.state](one.daysLeft)}</b>
<small>${words.kinds[one.kind]} · ${words.number(one.year, one.number)} · ${format.day(one.opensAt)}–${format.lastDay(one.closesAt)} ${marksOf(one, drawn)}</small></li>`,
  )}</ul>`
}

/** Matters, as a list of links. */
export function proposalList(view: ProposalsView, drawn: Drawn): Html {
  const { words, format, origin } = drawn
  if (view.items.length === 0) return html`<p>${words.noMatters}</p>`
  return html`<ul class="list">${view.items.map(
    (one) => html`<li><a href="${origin}/p/${one.id}">${one.title}</a> <b>${standing(one, drawn)}</b>
<small>${words.by(words.roles[one.by] ?? one.by, one.zoneName, format.day(one.createdAt))}</small></li>`,
  )}</ul>`
}
