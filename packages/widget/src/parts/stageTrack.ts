import type { TrackMark } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { words as terms } from '../locales/zh/terms.ts'

/** The signature: 提 → 议 → 示 → 票 → 做, where the matter has been, is, and will go. `small` leaves the names to those who hear. */
export function stageTrack(track: readonly TrackMark[], words: typeof terms, small = false): TemplateResult {
  return html`<ol class="track ${small ? 'slim' : ''}" aria-label=${words.track}>
    ${track.map(
      ({ mark, state }) =>
        html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
          <b aria-hidden="true">${words.mark[mark]}</b><span class=${small ? 'vh' : ''}>${words.markName[mark]}</span
          ><span class="vh">${words.markState[state]}</span>
        </li>`,
    )}
  </ol>`
}

/** Measured by `--u`, a pixel that grows with the reader's text. */
export const stageTrackStyle = css`
  .track {
    --u: max(1px, 0.0625rem);
    display: flex;
    isolation: isolate;
    list-style: none;
    margin: 16px 0 6px;
    padding: 0;
  }
  .track li {
    flex: 1;
    position: relative;
    text-align: center;
    font-size: 0.8em;
    color: var(--y-ink-3);
  }
  .track li::before {
    content: '';
    position: absolute;
    top: calc(17 * var(--u));
    left: -50%;
    width: 100%;
    border-top: 1.5px solid var(--y-line);
  }
  .track li:first-child::before {
    display: none;
  }
  .track b {
    position: relative;
    z-index: 1;
    display: grid;
    place-items: center;
    width: calc(34 * var(--u));
    height: calc(34 * var(--u));
    margin: 0 auto 4px;
    border: 1.5px solid var(--y-line);
    border-radius: 5px;
    background: var(--y-sheet);
    font: 600 calc(17 * var(--u)) / 1 var(--y-title);
  }
  .track .past {
    color: var(--y-ink-2);
  }
  .track .past b {
    border-color: var(--y-ink);
    background: var(--y-ink);
    color: var(--y-sheet);
  }
  .track .past::before,
  .track .now::before {
    border-color: var(--y-ink);
  }
  .track .now {
    color: var(--y-official);
    font-weight: 600;
  }
  .track .now b {
    border-color: var(--y-official);
    box-shadow: 0 0 0 3px var(--y-wash);
  }
  .slim {
    max-width: calc(190 * var(--u));
    margin: 8px 0 2px;
  }
  .slim b {
    width: calc(22 * var(--u));
    height: calc(22 * var(--u));
    margin: 0 auto;
    border-radius: 3px;
    font-size: calc(12 * var(--u));
  }
  .slim li::before {
    top: calc(11 * var(--u));
  }
  :host([elder]) .track:not(.slim) b {
    width: calc(46 * var(--u));
    height: calc(46 * var(--u));
    font-size: calc(24 * var(--u));
  }
  :host([elder]) .track:not(.slim) li::before {
    top: calc(23 * var(--u));
  }
`
