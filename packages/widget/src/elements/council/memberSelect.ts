import { html, nothing, type TemplateResult } from 'lit'
import type { CouncilWords } from './councilWords.ts'

/** A choice of one person. */
export interface MemberSelect {
  id: string
  label: string
  people: readonly { person: string; name: string }[]
  /** Empty: nobody. */
  chosen: string
  /** It was tried without a choice. */
  missing: boolean
  change(event: Event): void
}

/** Who is meant, of several; nobody is preselected, and what is missing is said. */
export function memberSelect(
  { id, label, people, chosen, missing, change }: MemberSelect,
  words: CouncilWords,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      aria-invalid=${missing ? 'true' : nothing}
      aria-describedby=${missing ? `${id}-error` : nothing}
      @change=${change}
    >
      <option value="" ?selected=${!chosen}></option>
      ${people.map(({ person, name }) => html`<option value=${person} ?selected=${chosen === person}>${name}</option>`)}
    </select>
    ${missing ? html`<p class="refusal" role="alert" id="${id}-error">${words.callMissing}</p>` : nothing}
  </div>`
}
