import type { PollView } from '@yishi/schema/words'
import { channelsLine } from '../channelsLine.ts'
import { corrections } from '../corrections.ts'
import { counted } from '../counted.ts'
import { grouped } from '../format.ts'
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
  return html`<article class="notice result${many && ' many'}${view.corrections.length > 0 && ' again'}">
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
    view.channels && channelsLine(view, drawn)
  }</p></div>
${corrections(view, { drawn, area })}
${
  view.results === null
    ? html`<p class="mark">${print.noCount}</p>`
    : view.questions.map((question, i) => {
        const result = view.results?.find((one) => one.key === question.key)
        return (
          result &&
          html`<section><h2>${many && html`${print.question(i + 1)} `}${question.text}</h2>${counted(result, {
            drawn,
            question,
            area,
            force: words.force[view.force],
            whole: { heads, area: size },
          })}</section>`
        )
      })
}
<div class="text"><p>${print.announce}</p></div>
${signed(drawn, countedAt ?? view.now)}
<p class="small">${print.rollRoot} <code>${root}</code></p>
${proof({ path: `/v/${view.id}`, checkpoint: view.checkpoint }, drawn)}
</article>`
}
