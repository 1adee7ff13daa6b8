import type { ProgressView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import { type BeforeAfter, type Captioned, figure } from '../../parts/beforeAfter.ts'
import type { Drawn } from './progressWords.ts'

/** Every picture of a moment with its day, in the order in which they were taken. */
function captioned(moments: ProgressView['before'], title: string, lang: string): Captioned[] {
  return moments.flatMap(({ takenOn, photos }) =>
    photos.map((picture) => ({ picture, caption: `${title} ${formatDay(takenOn, lang)}` })),
  )
}

/** 前后对比: the first picture from before against the last from after; all the others below. */
export function pictures(
  { view, compare, server }: { view: ProgressView; compare: BeforeAfter; server: string },
  { words, lang }: Drawn,
): TemplateResult | typeof nothing {
  const before = captioned(view.before, words.before, lang)
  const after = captioned(view.after, words.after, lang)
  const [first] = before
  const last = after[after.length - 1]
  if (!first && !last) return nothing
  const pair = first && last ? { first, last } : null
  const rest = [...before, ...after].filter((each) => !pair || (each !== first && each !== last))
  return html`<section class="pictures" aria-label=${words.photosTitle}>
    ${pair ? compare.draw(pair.first, pair.last, { words, server }) : nothing}
    ${rest.length ? html`<div class="pair">${rest.map((each) => figure(each, server))}</div>` : nothing}
    ${first && !last ? html`<p class="small quiet">${words.noAfter}</p>` : nothing}
  </section>`
}
