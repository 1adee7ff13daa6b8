import type { OpinionTally, OpinionView } from '@yishi/schema/words'
import { css, html, nothing, svg, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import type { ProposalWords } from '../proposal.ts'

const stances = ['for', 'against', 'unsure', 'split'] as const

/** How the households stand, as one bar and in words. */
export function tally(of: OpinionTally, words: ProposalWords): TemplateResult {
  if (!of.households) return html`<p class="quiet">${words.noOpinions}</p>`
  let from = 0
  return html`<p class="small quiet">${words.tally(of.households, of.online, of.door)}</p>
    <svg class="tally" aria-hidden="true">
      ${stances.map((stance) => {
        const width = (of[stance] / of.households) * 100
        const bar = svg`<rect class=${stance} x="${from.toFixed(2)}%" width="${width.toFixed(2)}%" height="14" />`
        from += width
        return bar
      })}
    </svg>
    <ul class="plain legend small">
      ${stances.map((stance) => (of[stance] ? html`<li class=${stance}>${words.ofHouseholds(words.stances[stance], of[stance])}</li>` : nothing))}
    </ul>`
}

/** What people said, with the building at most. */
export function voices(list: readonly OpinionView[], words: ProposalWords, lang: string): TemplateResult {
  return html`<ul class="plain voices">
    ${list.map(
      ({ stance, reason, building, channel, at }) =>
        html`<li>
          <span class="tag">${words.stance[stance]}</span> ${reason}
          <span class="small quiet">${words.voice(building, words.channel[channel], formatDay(at, lang))}</span>
        </li>`,
    )}
  </ul>`
}

export const opinionsStyle = css`
  .tally {
    display: block;
    width: 100%;
    height: 14px;
    border-radius: 2px;
  }
  .tally .for {
    fill: var(--y-done);
  }
  .tally .against {
    fill: var(--y-ink);
  }
  .tally .unsure {
    fill: var(--y-ink-3);
  }
  .tally .split {
    fill: var(--y-line);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    margin: 6px 0 0;
  }
  .legend li::before {
    content: '';
    display: inline-block;
    width: 10px;
    height: 10px;
    margin-inline-end: 6px;
    background: var(--y-line);
  }
  .legend .for::before {
    background: var(--y-done);
  }
  .legend .against::before {
    background: var(--y-ink);
  }
  .legend .unsure::before {
    background: var(--y-ink-3);
  }
  .voices li {
    padding: 10px 0;
    border-top: 1px solid var(--y-line);
  }
  .voices li:first-child {
    border: 0;
  }
  .voices .quiet {
    display: block;
  }
  @media (forced-colors: active) {
    .tally rect {
      stroke: CanvasText;
    }
  }
`
