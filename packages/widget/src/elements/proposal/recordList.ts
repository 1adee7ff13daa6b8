import type { RecordLine, StageKind } from '@yishi/schema/words'
import { html, type TemplateResult } from 'lit'
import { formatInstant } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import type { words as recordWords } from '../../locales/zh/record.ts'
import type { ProposalWords } from '../proposal.ts'

type Words = ProposalWords & typeof recordWords

/** Everything that happened with the matter, the last first, each with its place in the public log. */
export function recordList(lines: readonly RecordLine[], words: Words, lang: string): TemplateResult {
  return html`<ol class="plain record" reversed>
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
  </ol>`
}

function say({ act, open }: RecordLine, words: Words): string {
  const said = words.did[act]
  const sentence = typeof said === 'function' ? said(open) : (said ?? words.other)
  const to = typeof open.to === 'string' ? words.stage[open.to as StageKind] : undefined
  return to ? `${sentence} → ${words.to(to)}` : sentence
}
