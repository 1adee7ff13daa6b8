import { html, nothing, type TemplateResult } from 'lit'
import { field } from '../../parts/field.ts'
import type { LatePhotos } from '../../parts/latePhotos.ts'
import type { ProposeWords } from '../propose.ts'
import type { Fill } from './stepsOf.ts'
import type { Wizard } from './wizard.ts'

/** What fields are drawn with. */
export interface Fills {
  words: ProposeWords
  wizard: Wizard
  photos: LatePhotos
  /** What the server held against a field. */
  refusal(fill: Fill): string
}

const most = { title: 60, body: 4000, place: 100 } as const

/** One field of the matter. */
export function fillOf(fill: Fill, { words, wizard, photos, refusal }: Fills): TemplateResult {
  const { draft, tried, photosGone } = wizard
  if (fill === 'photos')
    return html`<div class="field">
      ${photos.draw(words.photos)}
      <p class="hint">${words.photosHint}</p>
      ${photosGone ? html`<p class="small official">${words.photosGone}</p>` : nothing}
    </div>`
  const missing = tried && fill !== 'place' && !draft.value(fill).trim()
  return field({
    id: fill,
    label: words[fill],
    hint: { title: words.titleHint, body: words.bodyHint, place: words.placeHint }[fill],
    value: draft.value(fill),
    error: missing ? (fill === 'title' ? words.titleMissing : words.bodyMissing) : refusal(fill),
    lines: fill === 'body' ? 6 : 1,
    most: most[fill],
    required: fill !== 'place',
    input: draft.keep(fill),
  })
}
