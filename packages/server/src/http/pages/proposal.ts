import type { ProposalItem, ProposalView } from '@yishi/schema/words'
import { grouped } from './format.ts'
import { type Html, html, paragraphs } from './html.ts'
import { marksOf } from './marksOf.ts'
import type { Drawn } from './page.ts'
import { printWordsOf } from './printWordsOf.ts'

/** A matter whole: where it stands, its latest plan, what was said and decided. */
export function proposalText(view: ProposalView, drawn: Drawn): Html {
  const { words, format } = drawn
  return html`<article class="matter">
<p><span class="tag">${standing(view, drawn)}</span></p>
<h1>${view.title}</h1>
<p class="small">${words.by(words.roles[view.by] ?? view.by, view.zoneName, format.day(view.createdAt))}</p>
${track(view, drawn)}
<div class="text">${paragraphs(view.body)}</div>
${view.place && html`<p>${words.place(view.place)}</p>`}
${plan(view, drawn)}
${
  view.opinions.households > 0 &&
  html`<section><h2>${words.opinions}</h2><p>${words.tally(
    view.opinions.households,
    view.opinions.for,
    view.opinions.against,
    view.opinions.unsure + view.opinions.split,
  )}</p></section>`
}
${view.motions.map(
  (
    one,
  ) => html`<section><h2>${words.motion(printWordsOf(drawn).bodies[one.body], one.number, format.day(one.at))}</h2><p>${one.text}</p>
<p>${one.outcome && html`<b>${words.motionOutcome[one.outcome]}</b> `}${words.motionCount(one)} <a href="/s/${one.session}">${words.minutes}</a></p></section>`,
)}
${
  view.notices.length > 0 &&
  html`<section><h2>${words.notices}</h2><ul>${view.notices.map(
    (one) =>
      html`<li><a href="/n/${one.id}">${one.title}</a> ${words.number(one.year, one.number)} ${marksOf(one, drawn)}</li>`,
  )}</ul></section>`
}
${view.poll && html`<section><h2>${words.poll}</h2><p><a href="/v/${view.poll}">${view.title}</a>${view.pollForce && html` <span class="tag">${words.force[view.pollForce]}</span>`}</p></section>`}
<section><h2>${words.stages}</h2><ol>${view.stages.map(
    (one) =>
      html`<li>${words.stageLine(words.stage[one.kind], format.day(one.opensAt), one.closedAt && format.day(one.closedAt))}</li>`,
  )}</ol><p class="small">${drawn.lang === 'zh' ? view.processBasis.zh : view.processBasis.en}</p></section>
</article>`
}

/** Where a matter stands, in a word. */
export function standing({ stage, end }: Pick<ProposalItem, 'stage' | 'end'>, { words }: Drawn): string {
  if (end) return words.end[end.end]
  return stage ? words.stage[stage.kind] : ''
}

/** 提 议 示 票 做: the track that looks the same everywhere. */
export function track({ track: all }: Pick<ProposalItem, 'track'>, { words }: Drawn): Html {
  return html`<ol class="track" aria-label="${words.trackLabel}">${all.map(
    ({ mark, state }) =>
      html`<li class="${state}"${state === 'now' && html` aria-current="step"`}><b aria-hidden="true">${words.track[mark]}</b><span>${words.trackNames[mark]}</span></li>`,
  )}</ol>`
}

type Plan = ProposalView['plans'][number]

/** The plan that holds: the last version. */
export function latestPlan({ plans }: ProposalView): Plan | null {
  return plans.reduce<Plan | null>(
    (best, one) => (best === null || one.version > best.version ? one : best),
    null,
  )
}

/** What a plan says beside its text, each under its name. */
export function planFacts(latest: Plan, { words }: Drawn): (readonly [string, string])[] {
  const yuan = `${grouped(String(Math.floor(latest.cost / 100)))}.${String(latest.cost % 100).padStart(2, '0')}`
  const lines = [
    [words.sentence, latest.sentence],
    [words.scope, latest.scope],
    [words.where, latest.place],
    [words.cost, words.yuan(yuan)],
    [words.money, latest.money],
    [words.explanation, latest.explanation],
  ] as const
  return lines.filter(([, text]) => text !== '')
}

function plan(view: ProposalView, drawn: Drawn): Html | null {
  const latest = latestPlan(view)
  if (!latest) return null
  return html`<section><h2>${drawn.words.plan(latest.version)}</h2><div class="text">${paragraphs(latest.body)}</div>
<dl>${planFacts(latest, drawn).map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl></section>`
}
