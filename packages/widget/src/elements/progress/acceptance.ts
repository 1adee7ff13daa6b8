import type { ProgressView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from '../../draft.ts'
import { formatDay, formatLastDay } from '../../format/day.ts'
import { choices } from '../../parts/choices.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { field } from '../../parts/field.ts'
import type { Drawn } from './progressWords.ts'

type Acceptance = ProgressView['acceptances'][number]
export type Verdict = Acceptance['verdict']

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

/** One side's verdict as it is being given. */
export interface Accepting {
  side: Acceptance['side']
  verdict: Verdict | undefined
  draft: Draft
  tried: boolean
  confirming: boolean
  busy: boolean
  refusal: unknown
  choose(verdict: Verdict): void
  review(): void
  send(): void
  leave(): void
}

/** Accept or refuse, neither of them preselected; a refusal needs its reason, and either a second look. */
export function acceptForm(of: Accepting, words: Drawn['words']): TemplateResult {
  const { side, verdict, draft, tried } = of
  const missing = tried && !verdict
  return html`<div class="form">
    ${choices<Verdict>({
      name: 'verdict',
      legend: words.youAccept(words.side[side]),
      options: [
        { value: 'accepted', label: words.acceptYes },
        { value: 'refused', label: words.acceptNo },
      ],
      chosen: verdict,
      fault: missing ? 'verdict-missing' : undefined,
      choose: of.choose,
    })}
    ${missing ? html`<p class="refusal" role="alert" id="verdict-missing">${words.acceptFirst}</p>` : nothing}
    ${
      verdict === 'refused'
        ? field({
            id: 'reason',
            label: words.acceptWhy,
            value: draft.value('reason'),
            lines: 3,
            most: 1000,
            required: true,
            error: tried && !draft.value('reason').trim() ? words.acceptWhyFirst : '',
            input: draft.keep('reason'),
          })
        : nothing
    }
    ${of.refusal}
    ${
      of.confirming && verdict
        ? confirmBar({
            question: words.acceptConfirm(words.verdict[verdict]),
            yes: of.busy ? words.working : words.confirm,
            no: words.back,
            busy: of.busy,
            agree: of.send,
            leave: of.leave,
          })
        : html`<div class="row"><button class="primary" @click=${of.review}>${words.acceptNow}</button></div>`
    }
  </div>`
}
