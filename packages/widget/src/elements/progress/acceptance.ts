import type { ProgressView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay, formatLastDay } from '../../format/day.ts'
import type { Drawn } from './progressWords.ts'

type Acceptance = ProgressView['acceptances'][number]

const sides = ['proposer', 'council'] as const

/** 验收: what each of the two sides said of the present round, and what was said of earlier rounds. */
export function acceptance(view: ProgressView, { words, lang }: Drawn): TemplateResult | typeof nothing {
  const { acceptances, round, acceptBy, stage } = view
  if (!acceptances.length && stage !== 'accept') return nothing
  const now = (side: Acceptance['side']) =>
    acceptances.find((each) => each.side === side && each.round === round)
  const earlier = acceptances.filter((each) => each.round < round)
  const said = ({ verdict, reason, at }: Acceptance) =>
    html`<span class="small ${verdict === 'accepted' ? 'done' : 'official'}"
      >${verdict === 'accepted' ? '✓ ' : '✗ '}${words.verdict[verdict]} ${formatDay(at, lang)}</span
    >${reason ? html`<span class="small why">${reason}</span>` : nothing}`
  return html`<ul class="plain">
      ${
        stage === 'act'
          ? nothing
          : sides.map((side) => {
              const it = now(side)
              return html`<li class="line">
                <span>${words.side[side]}</span>${it ? said(it) : html`<span class="small quiet">${words.acceptWaiting}</span>`}
              </li>`
            })
      }
      ${earlier.map((each) => html`<li class="line"><span>${words.side[each.side]} <span class="small quiet">${words.round(each.round)}</span></span>${said(each)}</li>`)}
    </ul>
    ${acceptBy ? html`<p class="small quiet">${words.acceptBy(formatLastDay(acceptBy, lang))}</p>` : nothing}`
}
