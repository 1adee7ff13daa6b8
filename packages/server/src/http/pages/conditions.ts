import type { ConditionView } from '@yishi/schema/words'
import { grouped, share } from './format.ts'
import { type Html, html } from './html.ts'
import type { Words } from './words.zh.ts'

/** Conditions with both numbers, the threshold, and whether each is met: in words, so that a print in black says as much. */
export function conditions(all: readonly ConditionView[], words: Words): Html {
  return html`<ul class="conditions">${all.map((one) => {
    const unit = one.measure === 'area' ? words.area : words.heads
    return html`<li><span>${words.condition[one.kind][one.measure]}</span>
<b>${unit(`${grouped(one.part)} / ${grouped(one.whole)} `)}</b>
<span>${share(one.part, one.whole)} · ${words.must(one.threshold, one.comparison === '>')} · <b class="${one.met ? 'met' : 'missed'}">${
      one.met ? words.met : words.missed
    }</b></span></li>`
  })}</ul>`
}
