import type { RollEntry, RollItem } from '@yishi/schema/words'
import { grouped } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { Drawn } from '../page.ts'
import { printWordsOf } from '../printWordsOf.ts'
import { proof } from './proof.ts'
import { signed } from './signed.ts'

/** A roll whole, as the public may see it. */
export interface WholeRoll {
  roll: RollItem
  entries: readonly RollEntry[]
  checkpoint: { size: number; root: string } | null
}

/** A roll for public inspection: masked, with its totals, its root, and where to say what is wrong. */
export function rollSheet({ roll, entries, checkpoint }: WholeRoll, drawn: Drawn): Html {
  const { words, format, office, zone } = drawn
  const print = printWordsOf(drawn)
  const named = entries.some(({ names }) => names !== '')
  const area = roll.kind === 'owners' ? grouped(roll.area) : null
  return html`<article class="public">
<h1>${zone.name} ${print.roll(roll.name)}</h1>
<p>${print.rollHead}${words.gap}${print.contact(zone.telephone || office.telephone, office.place, office.hours)}</p>
<p><b>${print.rollTotal(grouped(String(roll.electors)), grouped(String(roll.heads)), area)}</b></p>
${roll.frozenAt && html`<p class="small">${print.rollFrozen(format.day(roll.frozenAt))} <code>${roll.root}</code></p>`}
<div class="columns"><table class="roll"><thead><tr><th>${print.rollNumber}</th><th>${print.rollBuilding}</th>${
    named && html`<th>${print.rollNames}</th>`
  }<th>${print.rollHeads}</th></tr></thead><tbody>${entries.map(
    (row, i) =>
      html`<tr><td>${i + 1}</td><td>${row.building}</td>${
        named && html`<td>${row.names}</td>`
      }<td>${row.heads}</td></tr>`,
  )}</tbody></table></div>
${signed(drawn, roll.frozenAt ?? office.today)}
${proof({ path: `/r/${roll.id}`, checkpoint }, drawn)}
</article>`
}
