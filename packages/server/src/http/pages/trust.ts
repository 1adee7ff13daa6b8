import { tenantOf } from '@yishi/schema/words'
import { type Html, html } from './html.ts'
import type { Drawn } from './page.ts'
import { trustWords } from './trustWords.ts'

/** What can be proven here and what cannot: what whoever runs the server, and the site that shows the elements, could still do, and what finds it. */
export function trustText({ lang, zone, origin }: Drawn): Html {
  const words = trustWords[lang]
  return html`<h1>${words.title}</h1>
<p>${words.intro}</p>
<h2>${words.anybody}</h2>
<ul>${words.provable.map((one) => html`<li>${one}</li>`)}</ul>
<p class="actions"><a href="/c/${zone.id}/receipt">${words.toReceipt}</a> <a href="/verify#${origin}/log/${tenantOf(zone.id)}">${words.toVerifier}</a></p>
<h2>${words.operator}</h2>
<p>${words.operatorIntro}</p>
<dl>${words.operatorCould.map(([what, found]) => html`<dt>${what}</dt><dd>${found}</dd>`)}</dl>
<h2>${words.site}</h2>
<ul>${words.siteCould.map((one) => html`<li>${one}</li>`)}</ul>
<h2>${words.nobody}</h2>
<ul>${words.cannot.map((one) => html`<li>${one}</li>`)}</ul>
<h2>${words.own}</h2>
<ul>${words.ownDo.map((one) => html`<li>${one}</li>`)}</ul>
<h2>${words.data}</h2>
<ul>${words.dataHow.map((one) => html`<li>${one}</li>`)}</ul>`
}
