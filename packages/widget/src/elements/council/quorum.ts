import type { MotionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { meter } from '../../parts/meter.ts'
import type { CouncilWords } from './councilWords.ts'

/** 到会: the members in the room of those who may vote on this motion, and whether they are enough. */
export function quorum(motion: MotionView, words: CouncilWords): TemplateResult {
  const { present, base, recused, quorate, quorum: asked } = motion
  const threshold = asked?.threshold ?? null
  const label = threshold && !quorate ? words.must(threshold, asked?.comparison === '>') : ''
  return html`<div class="cond">
    <div class="top">
      <span>${words.attendance(recused.length)}</span>
      <b>${words.attendanceNumbers(present, base, recused.length)}</b>
    </div>
    ${meter({ part: String(present), whole: String(base), threshold, met: quorate, label })}
    <span class="small ${quorate ? 'done' : 'quiet'}" role="status"
      >${quorate ? `${words.quorate} ✓` : words.inquorate}</span
    >
    ${recused.length ? html`<ul class="plain small quiet">${recused.map(({ name, reason }) => html`<li>${words.recusedBecause(name, reason)}</li>`)}</ul>` : nothing}
  </div>`
}
