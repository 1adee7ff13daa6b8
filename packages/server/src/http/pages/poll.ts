import type { PollView, QuestionResult, QuestionView, Weight } from '@yishi/schema/words'
import { channelsLine } from './channelsLine.ts'
import { conditions } from './conditions.ts'
import { corrections } from './corrections.ts'
import { extensionLines } from './extensionLines.ts'
import { grouped } from './format.ts'
import { type Html, html, paragraphs } from './html.ts'
import type { Drawn } from './page.ts'
import { namedVotes, outcomeOf, tallyText } from './tally.ts'

/** A poll whole: what is asked, by whom it is decided, and once it is counted every number of the result. */
export function pollText(view: PollView, drawn: Drawn): Html {
  const { words, format } = drawn
  const area = view.measures.includes('area')
  return html`<article class="poll">
<p><span class="tag">${words.force[view.force]}</span></p>
<h1>${view.title}</h1>
<p class="small">${drawn.lang === 'zh' ? view.processBasis.zh : view.processBasis.en}</p>
<p>${words.pollPeriod(format.minute(view.opensAt), format.end(view.closesAt))}</p>
${extensionLines(view, drawn).map((line) => html`<p>${line}</p>`)}
${corrections(view, { drawn, area })}
${view.questions.map((question) => {
  const result = view.results?.find((one) => one.key === question.key)
  return html`<section><h2>${question.text}</h2>${result ? resultOf(result, { drawn, question, area }) : options(question)}</section>`
})}
${
  view.results === null
    ? html`<section><h2>${words.turnout}</h2>${view.state === 'counting' && html`<p>${words.counting}</p>`}<p>${weight(view.turnout.participating, { drawn, area })}</p>${conditions(view.turnout.conditions, words)}</section>`
    : html`<p>${channelsLine(view, drawn)}</p>`
}
${view.plan && html`<section><h2>${words.plan(view.plan.version)}</h2><div class="text">${paragraphs(view.plan.body)}${paragraphs(view.plan.explanation)}</div></section>`}
<p class="small">${words.rollLine(grouped(String(view.roll.electors)), grouped(String(view.roll.heads)), area ? grouped(view.roll.area) : null)} <code>${view.roll.root}</code></p>
${
  view.checkpoint &&
  html`<p class="small">${words.checkpoint(grouped(String(view.checkpoint.size)))} <code>${view.checkpoint.root}</code></p>`
}
</article>`
}

/** What can be chosen, called as on paper. */
function options({ options }: QuestionView): Html | null {
  return options.length > 0 ? html`<ol>${options.map((option) => html`<li>${option}</li>`)}</ol>` : null
}

interface Drawing {
  drawn: Drawn
  question: QuestionView
  area: boolean
}

function resultOf(result: QuestionResult, { drawn, question, area }: Drawing): Html {
  const { words } = drawn
  return html`<p><b class="${result.outcome === 'passed' ? 'met' : 'missed'}">${outcomeOf(result, question, words)}</b></p>
${tallyText(result, question, drawn)}
<dl>${namedVotes(result, question, words).map(([name, of]) => html`<dt>${name}</dt><dd>${weight(of, { drawn, area })}</dd>`)}<dt>${words.silent}</dt><dd>${weight(result.silent, { drawn, area })}</dd></dl>
${conditions(result.conditions, words)}
${
  result.strict &&
  html`<h3>${words.strict}</h3><p><b>${words.results[result.strict.outcome]}</b></p>${conditions(result.strict.conditions, words)}`
}`
}

/** A count in the measures that matter. */
function weight(of: Weight, { drawn: { words }, area }: { drawn: Drawn; area: boolean }): string {
  return `${words.heads(grouped(String(of.heads)))}${area ? ` · ${words.area(grouped(of.area))}` : ''}`
}
