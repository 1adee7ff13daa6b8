import type { ProgressView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from '../../draft.ts'
import { choices } from '../../parts/choices.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { field } from '../../parts/field.ts'
import type { WorkWords } from './progressWords.ts'

type Acceptance = ProgressView['acceptances'][number]
export type Verdict = Acceptance['verdict']

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
export function acceptForm(of: Accepting, words: WorkWords): TemplateResult {
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
