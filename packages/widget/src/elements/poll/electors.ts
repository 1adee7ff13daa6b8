import type { MyElector, PollView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatArea } from '../../format/number.ts'
import { type Flow, hasVoted } from './flow.ts'
import type { Drawn } from './pollWords.ts'

/** Which of several to vote for; one after another, each with whether a ballot stands. */
export function electors(
  { view, flow, turn }: { view: PollView; flow: Flow; turn(elector: MyElector): void },
  { words }: Drawn,
): TemplateResult {
  const mine = view.mine?.electors ?? []
  const left = mine.filter((each) => !hasVoted(flow, each)).length
  const area = view.measures.includes('area')
  return html`<section aria-labelledby="which">
    <h3 id="which" tabindex="-1">${words.whichElector}</h3>
    <p class="small quiet">${left ? words.electorsLeft(left) : words.electorsDone}</p>
    <div class="choices">
      ${mine.map(
        (each) =>
          html`<button class="choice" @click=${() => turn(each)}>
            <span
              >${each.label}${each.held ? html` <span class="tag">${words.heldTag}</span>` : nothing}${area ? html`<span class="hint">${formatArea(each.area)}</span>` : nothing}</span>
            <span class="small ${hasVoted(flow, each) ? 'done' : 'quiet'}"
              >${hasVoted(flow, each) ? `${words.electorDone} ✓` : words.electorOpen}</span
            >
          </button>`,
      )}
    </div>
  </section>`
}
