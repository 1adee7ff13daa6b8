import type { ConditionView, PollView, QuestionResult, Weight } from '@yishi/schema/words'
import { grouped, share } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Drawn } from '../page.ts'
import { printWordsOf } from '../printWordsOf.ts'
import { proof } from './proof.ts'
import { signed } from './signed.ts'

/** 关于…表决结果的公告: a result in the form in which communities announce it, every number and every condition with it. */
export function resultNotice(view: PollView, countedAt: string | null, drawn: Drawn): Html {
  const { words, format, lang } = drawn
  const print = printWordsOf(drawn)
  const area = view.measures.includes('area')
  const { electors, heads, area: size, root } = view.roll
  const many = view.questions.length > 1
  return html`<article class="notice result${many && ' many'}">
<h1>${print.resultTitle(view.title)}</h1>
<p class="force">${words.force[view.force]}</p>
<p class="to">${print.resultTo(view.zoneName, area)}</p>
<div class="text"><p>${print.resultHeld(
    view.title,
    format.day(view.opensAt),
    format.lastDay(view.closesAt),
    view.processBasis[lang],
  )}</p>
<p>${print.resultRoll(grouped(String(electors)), grouped(String(heads)), area ? grouped(size) : null)}${words.gap}${
    view.channels &&
    words.channels(
      grouped(String(view.channels.online)),
      grouped(String(view.channels.paper)),
      grouped(String(view.channels.replaced)),
    )
  }</p></div>
${
  view.results === null
    ? html`<p class="mark">${print.noCount}</p>`
    : view.questions.map((question, i) => {
        const result = view.results?.find((one) => one.key === question.key)
        return (
          result &&
          html`<section><h2>${many && html`${print.question(i + 1)} `}${question.text}</h2>${counted(result, { drawn, area, heads, size, force: words.force[view.force] })}</section>`
        )
      })
}
<div class="text"><p>${print.announce}</p></div>
${signed(drawn, countedAt ?? view.now)}
<p class="small">${print.rollRoot} <code>${root}</code></p>
${proof({ path: `/v/${view.id}`, checkpoint: view.checkpoint }, drawn)}
</article>`
}

interface Within {
  drawn: Drawn
  area: boolean
  heads: number
  size: string
  force: string
}

function counted(result: QuestionResult, { drawn, area, heads, size, force }: Within): Html {
  const { words } = drawn
  const print = printWordsOf(drawn)
  const row = (name: string, of: Weight) =>
    html`<tr><th scope="row">${name}</th><td>${grouped(String(of.heads))}</td>${area && html`<td>${grouped(of.area)}</td>`}</tr>`
  return html`<div class="counted"><table><thead><tr><th>${print.choice}</th><th>${print.headsColumn}</th>${
    area && html`<th>${print.areaColumn}</th>`
  }</tr></thead><tbody>${(['for', 'against', 'abstain', 'invalid'] as const).map((choice) =>
    row(words.votes[choice], result.votes[choice]),
  )}${row(words.silent, result.silent)}${row(print.sum, { heads, area: size })}</tbody></table>
${conditionTable(result.conditions, drawn)}</div>
<p class="outcome">${print.outcome(words.results[result.outcome], force)}</p>
${
  result.strict &&
  html`<h3>${words.strict}</h3>${conditionTable(result.strict.conditions, drawn)}<p class="outcome">${print.outcome(words.results[result.strict.outcome], force)}</p>`
}`
}

function conditionTable(conditions: readonly ConditionView[], drawn: Drawn): Html {
  const { words } = drawn
  const print = printWordsOf(drawn)
  return html`<table><thead><tr><th>${print.conditionColumn}</th><th>${print.actual}</th><th>${print.shareColumn}</th><th>${print.required}</th><th>${print.verdict}</th></tr></thead>
<tbody>${conditions.map((one) => {
    const unit = one.measure === 'area' ? words.area : words.heads
    return html`<tr><th scope="row">${words.condition[one.kind][one.measure]}</th><td>${unit(`${grouped(one.part)} / ${grouped(one.whole)} `)}</td><td>${share(one.part, one.whole)}</td><td>${words.must(one.threshold, one.comparison === '>')}</td><td>${one.met ? words.met : words.missed}</td></tr>`
  })}</tbody></table>`
}
