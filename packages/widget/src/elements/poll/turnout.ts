import type { PollView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatCount } from '../../format/number.ts'
import { condition } from '../../parts/condition.ts'
import { meter } from '../../parts/meter.ts'
import type { Drawn } from './pollWords.ts'

/** Who took part so far, never how: each quorum condition, or the plain share where the rule asks for none. */
export function turnout(view: PollView, { words }: Drawn): TemplateResult {
  const { conditions, participating, online, paper } = view.turnout
  return html`<section aria-label=${words.turnout}>
    <div class="conds">
      ${conditions.length ? conditions.map((each) => condition(each, words)) : share(view, words, participating.heads)}
    </div>
    ${view.paper ? html`<p class="small quiet">${words.channelsNow(formatCount(online), formatCount(paper))}</p>` : nothing}
  </section>`
}

function share({ roll }: PollView, words: Drawn['words'], joined: number): TemplateResult {
  const part = String(joined)
  const whole = String(roll.heads)
  return html`<div class="cond">
    <div class="top">
      <span>${words.condition.quorum.heads}</span><b>${formatCount(part)} / ${words.heads(formatCount(whole))}</b>
    </div>
    ${meter({ part, whole, threshold: null, met: false, label: '' })}
  </div>`
}
