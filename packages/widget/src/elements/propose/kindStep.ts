import {
  type MatterKind,
  matterKinds,
  type OwnersMatter,
  ownersMatters,
  type Way,
} from '@yishi/schema/wizard'
import type { ContactView } from '@yishi/schema/words'
import { marks } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { choices } from '../../parts/choices.ts'
import { stageTrack } from '../../parts/stageTrack.ts'
import { telephone } from '../../parts/telephone.ts'
import type { KindWords } from '../propose.ts'

/** The first screen: what is it about? And at once the way that follows from it. */
export interface KindStep {
  words: KindWords
  /** The language of the page. */
  lang: string
  contact: ContactView
  kind: MatterKind | ''
  owners: OwnersMatter | ''
  way: Way | null
  /** Whether who asks can begin it here. */
  mayBegin: boolean
  missing: boolean
  choose(field: 'kind' | 'owners', value: string): void
}

export function kindStep(of: KindStep): TemplateResult {
  const { words, kind, owners, missing, choose } = of
  return html`${choices({
    name: 'kind',
    legend: html`<span class="vh">${words.kindTitle}</span>`,
    options: matterKinds.map((value) => ({ value, label: words.kind[value], hint: words.kindHint[value] })),
    chosen: kind || undefined,
    fault: missing ? 'kind-error' : undefined,
    choose: (value) => choose('kind', value),
  })}
  ${
    kind === 'common'
      ? choices({
          name: 'owners',
          legend: words.ownersTitle,
          options: ownersMatters.map((value) => ({ value, label: words.owners[value] })),
          chosen: owners || undefined,
          fault: missing ? 'kind-error' : undefined,
          choose: (value) => choose('owners', value),
        })
      : nothing
  }
  ${missing ? html`<p class="refusal" id="kind-error" role="alert">${words.kindMissing}</p>` : nothing}
  <div role="status">${of.way ? wayHere(of.way, of) : nothing}</div>`
}

/** Where it goes, why, and whom to turn to where that is not here. */
function wayHere(way: Way, { words, lang, contact, mayBegin }: KindStep): TemplateResult {
  const key = 'process' in way ? way.process : way.elsewhere
  const ahead = marks.map((mark, at) => ({ mark, state: at === 0 ? ('now' as const) : ('ahead' as const) }))
  return html`<div class="way">
    <h3>${words.way[key]}</h3>
    ${key === 'tiyizuo' ? stageTrack(ahead, words) : nothing}
    <p>${words.why[key]}</p>
    <p class="small quiet">${words.basis(lang === 'en' ? way.basis.en : way.basis.zh)}</p>
    ${'process' in way ? (way.process === 'tiyizuo' ? nothing : mayBegin ? html`<p class="done">${words.clerkMay}</p>` : turnTo(words.ownersBy)) : turnTo(words.goTo[way.elsewhere])}
  </div>`

  function turnTo(sentence: string): TemplateResult {
    return html`<div class="help">
      ${sentence}
      <p class="call">${telephone(contact.telephone)}</p>
      ${contact.place ? html`<p class="small">${words.visitUs(contact.place, contact.hours)}</p>` : nothing}
    </div>`
  }
}
