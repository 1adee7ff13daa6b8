import { html, nothing, type TemplateResult } from 'lit'
import { formatCount } from '../../format/number.ts'
import type { words as rollWords } from '../../locales/zh/roll.ts'
import type { Building } from './buildingsOf.ts'

/** The buildings, and which of them is looked at. */
export interface Entries {
  buildings: readonly Building[]
  chosen: string
  choose(building: string): void
}

/** One building's entries at a time, masked, with how many there are. */
export function entries({ buildings, chosen, choose }: Entries, words: typeof rollWords): TemplateResult {
  const building = buildings.find(({ name }) => name === chosen)
  return html`<div class="field">
      <label for="building">${words.building}</label>
      <select id="building" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${!building}>${words.chooseBuilding}</option>
        ${buildings.map(
          ({ name, entries: own }) =>
            html`<option value=${name} ?selected=${name === chosen}>${words.buildingOf(name, formatCount(own.length))}</option>`,
        )}
      </select>
    </div>
    ${
      building
        ? html`<ul class="plain entries" tabindex="0" aria-label=${building.name}>
            ${building.entries.map(
              ({ names, heads }) =>
                html`<li>${names || words.household} <span class="small quiet">${words.heads(heads)}</span></li>`,
            )}
          </ul>`
        : nothing
    }`
}
