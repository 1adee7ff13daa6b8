import { css } from 'lit'

/** How a poll looks, beyond what all elements share. */
export const pollStyle = css`
  .conds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 290px), 1fr));
    gap: 0 32px;
  }
  .conds .cond {
    margin: 8px 0;
  }
  .tags {
    margin: 0 0 6px;
  }
  .tags .tag {
    margin-inline-end: 6px;
  }
  .sentence,
  .ballot legend {
    font-weight: 600;
  }
  .choice {
    width: 100%;
    justify-content: space-between;
    text-align: start;
  }
  label.choice {
    justify-content: flex-start;
  }
  .large {
    display: grid;
    gap: 14px;
    margin: 18px 0;
  }
  .large .choice {
    min-height: calc(var(--y-tap) + 22px);
    border-color: var(--y-ink-3);
    font-size: 1.1em;
  }
  .large [aria-pressed='true'] {
    border: 3px solid var(--y-ink);
  }
  dl {
    margin: 14px 0;
    padding: 14px 16px;
    border-inline-start: 3px solid var(--y-ink);
    background: var(--y-paper);
  }
  dt:not(:first-child) {
    margin-top: 14px;
  }
  dd {
    margin: 4px 0 0;
  }
  dd b {
    display: block;
    font-size: 1.3em;
  }
  .ballot,
  .mine,
  .confirming,
  .more {
    margin-top: 18px;
  }
  .ballot .wide {
    margin-bottom: 10px;
  }
  .tags:empty {
    margin: 0;
  }
  :host([elder]) :is(button, input, a, summary) {
    scroll-margin-bottom: 110px;
  }
  details {
    border-top: 1px solid var(--y-line);
  }
  summary {
    min-height: var(--y-tap);
    display: flex;
    align-items: center;
    cursor: pointer;
    font-weight: 600;
  }
  summary::after {
    content: '›';
    margin-inline-start: auto;
    padding: 0 4px;
    color: var(--y-ink-3);
  }
  details[open] > summary::after {
    transform: rotate(90deg);
  }
  details ul {
    margin: 0 0 10px;
    padding-inline-start: 1.2em;
  }
  .tel {
    white-space: nowrap;
    font-weight: 600;
  }
  .aloud svg {
    vertical-align: -4px;
    margin-inline-end: 6px;
  }
  .always {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 12px;
    min-height: 60px;
    margin: 16px -18px -20px;
    padding: 8px 18px max(8px, env(safe-area-inset-bottom));
    border-top: 2px solid var(--y-ink);
    border-radius: 0 0 var(--y-radius) var(--y-radius);
    background: var(--y-sheet);
    text-decoration: none;
  }
  .always b {
    font-size: 1.1em;
    white-space: nowrap;
  }
`
