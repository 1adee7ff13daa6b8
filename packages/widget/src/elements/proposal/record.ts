import type { RecordLine } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Later } from '../../later.ts'
import { LaterWords } from '../../laterWords.ts'
import type { words as recordWords } from '../../locales/zh/record.ts'
import { waiting } from '../../parts/waiting.ts'
import type { ProposalWords, YishiProposal } from '../proposal.ts'

/** Everything that happened with the matter, folded up: its lines and their words are fetched when somebody unfolds it. */
export class MatterRecord {
  private readonly list: Later<typeof import('./recordList.ts')>
  private readonly words: LaterWords<typeof recordWords>
  private unfolded = false
  private readonly host: YishiProposal

  constructor(host: YishiProposal) {
    this.host = host
    this.list = new Later(host, () => import('./recordList.ts'))
    this.words = new LaterWords(
      host,
      import.meta.glob<{ words: typeof recordWords }>('../../locales/*/record.ts'),
    )
  }

  draw(lines: readonly RecordLine[], words: ProposalWords, lang: string): TemplateResult {
    return html`<details class="part" part="record" @toggle=${this.turn}>
      <summary>${words.record(lines.length)}</summary>
      ${this.unfolded ? this.drawLines(lines, words, lang) : nothing}
    </details>`
  }

  private drawLines(lines: readonly RecordLine[], words: ProposalWords, lang: string): TemplateResult {
    const [list, own] = [this.list.here, this.words.here]
    return list && own
      ? list.recordList(lines, { ...words, ...own }, lang)
      : waiting([this.list, this.words], words)
  }

  private turn = ({ target }: Event): void => {
    this.unfolded = (target as HTMLDetailsElement).open
    this.host.requestUpdate()
  }
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
