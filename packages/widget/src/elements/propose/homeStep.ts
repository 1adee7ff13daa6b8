import type { MeView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { choices } from '../../parts/choices.ts'
import type { ProposeWords } from '../propose.ts'
import type { HouseholdSearch } from './householdSearch.ts'
import { nobody, type Speaker } from './stepsOf.ts'

/** For whom: one's own households, or for staff any that is found, or none. */
export interface HomeStep {
  words: ProposeWords
  me: MeView | null
  speaker: Speaker
  search: HouseholdSearch
  chosen: { household: string; label: string }
  missing: boolean
  refusal: string
  signIn: TemplateResult
  choose(household: string, label: string): void
}

/** For whom it is proposed; who is nobody yet, or has no household, finds the sign-in here. */
export function homeStep(of: HomeStep): TemplateResult {
  const { words, me, speaker, search, chosen } = of
  if (!me) return html`<p class="quiet">${words.signInHint}</p>${of.signIn}`
  if (!speaker.forOthers && !speaker.homes.length) return html`<p>${words.noHome}</p>${of.signIn}`
  const error = of.missing ? words.homeMissing : of.refusal
  const options = optionsOf(of)
  return html`${speaker.forOthers ? search.draw(words) : nothing}
  ${choices({
    name: 'household',
    legend: html`<span class="vh">${words.homeTitle}</span>`,
    options,
    chosen: chosen.household || undefined,
    fault: error ? 'household-error' : undefined,
    choose: (household) =>
      of.choose(household, options.find(({ value }) => value === household)?.label ?? ''),
  })}
  ${error ? html`<p class="refusal" id="household-error" role="alert">${error}</p>` : nothing}`
}

function optionsOf({ words, speaker, search, chosen }: HomeStep) {
  const own = speaker.homes.map(({ household, label }) => ({ value: household, label }))
  if (!speaker.forOthers) return own
  const found = search.found.map(({ household, label, contactName }) => ({
    value: household,
    label,
    ...(contactName ? { hint: contactName } : {}),
  }))
  const others = [...found, ...own.filter(({ value }) => !found.some((one) => one.value === value))]
  const kept = chosen.household && chosen.household !== nobody
  const gone = kept && !others.some(({ value }) => value === chosen.household)
  return [
    ...(gone ? [{ value: chosen.household, label: chosen.label }] : []),
    ...others,
    { value: nobody, label: words.homeNobody },
  ]
}
