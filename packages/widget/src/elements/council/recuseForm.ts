import type { MemberView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from '../../draft.ts'
import { field } from '../../parts/field.ts'
import type { CouncilWords } from './councilWords.ts'
import { memberSelect } from './memberSelect.ts'

/** 回避 as it is being written down. */
export interface Recusing {
  /** Who may be meant: oneself alone, or for the clerk everybody who is not recused yet. */
  members: readonly MemberView[]
  draft: Draft
  /** What is missing, once it was tried. */
  error: { person: boolean; reason: boolean }
  busy: boolean
  refusal: unknown
  send(): void
  leave(): void
}

/** Who, where it could be several, and why: it is public. */
export function recuseForm(of: Recusing, words: CouncilWords): TemplateResult {
  const { members, draft, error } = of
  return html`<div>
    ${members.length > 1 ? who(of, words) : nothing}
    ${field({
      id: 'reason',
      label: words.recuseWhy,
      hint: words.recuseHint,
      value: draft.value('reason'),
      lines: 2,
      most: 500,
      error: error.reason ? words.callMissing : '',
      input: draft.keep('reason'),
    })}
    ${of.refusal}
    <div class="row">
      <button class="primary" ?disabled=${of.busy} @click=${of.send}>${of.busy ? words.working : words.recuseNow}</button>
      <button @click=${of.leave}>${words.cancel}</button>
    </div>
  </div>`
}

function who({ members, draft, error }: Recusing, words: CouncilWords): TemplateResult {
  return memberSelect(
    {
      id: 'who',
      label: words.recuseWho,
      people: members,
      chosen: draft.value('person'),
      missing: error.person,
      change: draft.keep('person'),
    },
    words,
  )
}
