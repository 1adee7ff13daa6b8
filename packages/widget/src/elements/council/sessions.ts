import type { SessionItem } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDate } from '../../format/date.ts'
import type { Drawn } from './councilWords.ts'

/** 历次会议: one line each; opens a session. */
export function sessions(
  { items, open }: { items: readonly SessionItem[]; open(session: SessionItem): void },
  { words, lang }: Drawn,
): TemplateResult {
  return html`<ul class="plain sessions">
    ${items.map(
      (each) =>
        html`<li>
          <button class="link" @click=${() => open(each)}>
            ${words.sessionOf[each.body]}${words.sessionNumber(each.number)}
          </button>
          <span class="small quiet"
            >${formatDate(each.startsAt, lang)} · ${words.sessionState[each.state]}${each.minutes ? ` · ${words.hasMinutes}` : nothing}</span
          >
          <span class="small">${each.titles.join(words.listComma)}</span>
        </li>`,
    )}
  </ul>`
}
