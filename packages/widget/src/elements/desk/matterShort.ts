import type { ProposalView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import type { words as matterWords } from '../../locales/zh/deskMatter.ts'
import { paragraphs } from '../../parts/paragraphs.ts'
import { photos } from '../../parts/photos.ts'

/** What a matter is about, in short: the whole of it is one press away. */
export function matterShort(
  view: ProposalView,
  {
    words,
    lang,
    server,
    open = false,
  }: { words: typeof matterWords; lang: string; server: string; open?: boolean },
): TemplateResult {
  return html`<h3>${view.title}</h3>
    <p class="quiet small">${words.by(view.by, view.zoneName, formatDay(view.createdAt, lang))}</p>
    <details ?open=${open}>
      <summary>${words.whole}</summary>
      ${paragraphs(view.body)} ${view.place ? html`<p>${words.place(view.place)}</p>` : nothing}
      ${photos(view.photos, server)}
    </details>`
}
