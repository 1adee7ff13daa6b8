import { css } from 'lit'

/** How signing in looks, beyond what all elements share. */
export const signInStyle = css`
  .tel {
    white-space: nowrap;
  }
  h2:focus-visible {
    outline: 0;
  }
  .bare {
    padding: 0;
    border: 0;
    background: none;
  }
  .ways {
    display: grid;
    gap: 10px;
    margin: 14px 0;
  }
  .way {
    padding: 12px 16px;
    text-align: start;
    border-width: 1.5px;
    border-color: var(--y-line);
  }
  .way:hover {
    border-color: var(--y-ink);
  }
  .lead {
    margin: 0;
  }
  .lead + form h2,
  .lead + h2 {
    font-family: var(--y-title);
    font-size: 1.45em;
  }
  .help b {
    margin-inline-start: 4px;
  }
  .link {
    margin-top: 14px;
  }
  .address {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 0 12px;
  }
  .address .field {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
  }
  .address .field > label {
    margin-bottom: auto;
    padding-bottom: 4px;
  }
  #code {
    font-family: ui-monospace, 'SF Mono', Menlo, monospace;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  [inputmode='numeric'] {
    letter-spacing: 0.3em;
  }
  .call {
    font-size: 1.5em;
    font-weight: 600;
    margin: 10px 0;
  }
  .next {
    margin-top: 20px;
    font-size: 1.05em;
  }
  .next + .row {
    margin-top: 8px;
  }
  ol {
    margin: 8px 0;
    padding-inline-start: 1.4em;
  }
  ol li {
    margin: 6px 0;
  }
  .homes > li {
    padding: 8px 0;
    border-top: 1px solid var(--y-line);
  }
  .homes > li:first-child {
    border: 0;
  }
  .home {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 4px 12px;
  }
  .also li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0 12px;
    min-height: var(--y-tap);
  }
  .also .link {
    margin: 0;
    min-height: var(--y-tap);
  }
  .also .confirm {
    flex-basis: 100%;
  }
  @media (max-width: 460px) {
    :host([elder]) .address {
      grid-template-columns: 1fr;
    }
  }
`
