import type { MeView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { Draft } from '../draft.ts'
import { choices } from './choices.ts'

/** Who belongs to several households says for which one they speak; for a single one nothing is asked. */
export function householdChoice(
  households: MeView['households'],
  draft: Draft,
  { legend, error }: { legend: string; error: string },
): TemplateResult | typeof nothing {
  if (households.length < 2) return nothing
  return html`${choices({
    name: 'household',
    legend,
    options: households.map(({ household, label }) => ({ value: household, label })),
    chosen: draft.value('household') || undefined,
    fault: error ? 'household-error' : undefined,
    choose: (household) => draft.set('household', household),
  })}
  ${error ? html`<p class="refusal" id="household-error" role="alert">${error}</p>` : nothing}`
}
