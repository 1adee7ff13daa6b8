import type { MotionView, SessionView } from '@yishi/schema/words'
import { conditions } from '../conditions.ts'
import { type Html, html, paragraphs } from '../html.ts'
import type { Drawn } from '../page.ts'
import { printWordsOf } from '../printWordsOf.ts'
import { minutesTitle } from './minutesTitle.ts'
import { proof } from './proof.ts'
import { signed } from './signed.ts'

/** 会议纪要: a session with its agenda, who came, every vote by name, who signed off, and what was written down. */
export function minutes(view: SessionView, drawn: Drawn): Html {
  const { words, format } = drawn
  const print = printWordsOf(drawn)
  const came = view.members.filter(({ arrivedAt, present }) => present || arrivedAt !== null)
  const away = view.members.filter((member) => !came.includes(member))
  const names = (people: readonly { name: string }[]) =>
    people.map(({ name }) => name).join(print.comma) || print.none
  return html`<article class="notice minutes">
<h1>${minutesTitle(view, drawn)}</h1>
<p class="number">${view.minutesAt ? print.published(format.day(view.minutesAt)) : print.minutesDraft}</p>
<dl><dt>${print.when}</dt><dd>${format.minute(view.openedAt ?? view.startsAt)}${view.closedAt && `–${format.minute(view.closedAt)}`}</dd>
<dt>${print.where}</dt><dd>${view.place}</dd>
${
  view.members.length > 0
    ? html`<dt>${print.members(view.members.length)}</dt><dd>${names(view.members)}</dd>
<dt>${print.attended(came.length)}</dt><dd>${names(came)}</dd>
${away.length > 0 && html`<dt>${print.missing(away.length)}</dt><dd>${names(away)}</dd>`}`
    : html`<dt>${print.members(view.due)}</dt><dd>${print.attended(view.here)}</dd>`
}</dl>
<section><h2>${print.agenda}</h2><ol>${view.motions.map((one) => html`<li>${one.proposalTitle}</li>`)}</ol></section>
${view.motions.map((one) => motion(one, drawn))}
${view.minutesText !== null && html`<section><h2>${print.minutesText}</h2><div class="text">${paragraphs(view.minutesText)}</div></section>`}
${view.corrections.map((one) => html`<p>${print.corrected(format.day(one.at), one.text)}</p>`)}
<p class="hand"><span>${print.chair}</span><i></i><span>${print.recorder}</span><i></i></p>
${signed(drawn, view.minutesAt ?? view.closedAt ?? view.startsAt)}
<p class="screen small">${words.takeAway} <a href="/s/${view.id}.xlsx">Excel</a> · <a href="/s/${view.id}.csv">CSV</a></p>
${proof({ path: `/s/${view.id}`, checkpoint: view.checkpoint }, drawn)}
</article>`
}

function motion(one: MotionView, drawn: Drawn): Html {
  const { words, format } = drawn
  const print = printWordsOf(drawn)
  const byName = (['for', 'against', 'abstain'] as const).map((choice) => {
    const names = one.votes.filter((vote) => vote.choice === choice).map(({ name }) => name)
    // Hands that were counted have no names.
    const by = one.votes.length > 0 ? names.join(print.comma) || print.none : ''
    return html`<dt>${words.votes[choice]} ${one.result?.[choice] ?? names.length}</dt><dd>${by}</dd>`
  })
  const spoke = [...new Set(one.speeches.filter(({ state }) => state !== 'waiting').map(({ name }) => name))]
  return html`<section class="motion"><h2>${print.item(one.item, one.proposalTitle)}</h2>
<p>${one.text}${one.planVersion !== null && ` ${words.plan(one.planVersion)}`}</p>
${one.recused.length > 0 && html`<p>${print.recused(one.recused.map(({ name }) => name).join(print.comma))}</p>`}
${spoke.length > 0 && html`<p>${print.spoke(spoke.join(print.comma))}</p>`}
${
  one.result
    ? html`<p>${print.figures(String(one.base), String(one.result.present))} <b>${words.motionOutcome[one.result.outcome]}</b></p><dl>${byName}</dl>${conditions(one.result.conditions, words)}`
    : html`<p>${print.notVoted}</p>`
}
${
  one.signOffs.length > 0 &&
  html`<p>${print.signOffs} ${one.signOffs.map((sign) => html`<span class="party">${print.parties[sign.party]} ${print.stances[sign.stance]} ${format.day(sign.at)}</span> `)}</p>`
}</section>`
}
