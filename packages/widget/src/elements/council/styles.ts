import { css } from 'lit'

/** How a council looks, beyond what all elements share. */
export const councilStyle = css`
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    list-style: none;
    margin: 10px 0;
    padding: 0;
  }
  .who li {
    padding: 1px 8px;
    border: 1px solid var(--y-ink-3);
    border-radius: 3px;
    font-size: 0.86em;
  }
  .who .off {
    border-color: var(--y-line);
    border-style: dashed;
    color: var(--y-ink-3);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding: 6px 0;
  }
  .line + .line {
    border-top: 1px solid var(--y-line);
  }
  header .tag {
    margin-bottom: 8px;
  }
  .motion .tag {
    margin-inline-end: 4px;
  }
  .ballot + .link,
  .cond + .link {
    margin-top: 10px;
  }
  .motion .says {
    margin-inline-start: 1em;
    font-weight: 400;
  }
  .speakers {
    margin-top: 14px;
  }
  .speakers h4 {
    margin-bottom: 4px;
  }
  .speakers ol {
    counter-reset: place;
  }
  .speakers .waits > span:first-child::before {
    counter-increment: place;
    content: counter(place) '. ';
    color: var(--y-ink-2);
    font-variant-numeric: tabular-nums;
  }
  .speakers .line .row {
    align-items: center;
    margin: 0;
  }
  .speakers > button,
  .speakers > p + button {
    margin-top: 10px;
  }
  .speakers > button.link {
    display: block;
  }
  .votes {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 14px;
    margin: 12px 0;
  }
  .votes dd {
    margin: 0;
    color: var(--y-ink-2);
  }
  .signs,
  .signing,
  .ballot {
    margin-top: 16px;
  }
  .signs h4 {
    margin-bottom: 4px;
  }
  .field + fieldset {
    margin-top: 14px;
  }
  .sessions li {
    display: grid;
    padding: 6px 0;
  }
  .sessions li + li {
    border-top: 1px solid var(--y-line);
  }
  .text p {
    text-indent: 2em;
  }
  code {
    font-size: 0.95em;
  }
  summary {
    min-height: var(--y-tap);
    padding-block: 10px;
    cursor: pointer;
    font-weight: 600;
  }
`
