import type { RecordLine, StageKind } from '@yishi/schema/words'
import { css, html, type TemplateResult } from 'lit'
import { formatInstant } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import type { ProposalWords } from '../proposal.ts'

/** Everything that happened with the matter, the last first, each with its place in the public log. */
export function record(lines: readonly RecordLine[], words: ProposalWords, lang: string): TemplateResult {
  return html`<details class="part" part="record">
    <summary>${words.record(lines.length)}</summary>
    <ol class="plain record" reversed>
      ${[...lines].reverse().map(
        (line) =>
          html`<li>
            <span>${say(line, words)}</span>
            <span class="small quiet"
              >${formatInstant(line.at, lang)} ·
              ${line.index === null ? words.logWaiting : words.logIndex(formatCount(line.index))}</span
            >
          </li>`,
      )}
    </ol>
  </details>`
}

function say({ act, open }: RecordLine, words: ProposalWords): string {
  const said = words.did[act]
  const sentence = typeof said === 'function' ? said(open) : (said ?? words.other)
  const to = typeof open.to === 'string' ? words.stage[open.to as StageKind] : undefined
  return to ? `${sentence} → ${words.to(to)}` : sentence
}

export const recordStyle = css`
  summary {
    min-height: var(--y-tap);
    padding: 8px 0;
    font-weight: 600;
    cursor: pointer;
  }
  .record li {
    padding: 6px 0 6px 16px;
    border-inline-start: 2px solid var(--y-line);
  }
  .record li:first-child {
    border-color: var(--y-official);
  }
  .record .small {
    display: block;
  }
`
