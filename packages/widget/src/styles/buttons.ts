import { css } from 'lit'

/** Buttons: filled for the one thing to do here, plain for the rest, and a quiet one that looks like a link. */
export const buttons = css`
  .primary {
    background: var(--y-ink);
    color: var(--y-sheet);
  }
  .link {
    min-height: 24px;
    padding: 4px 0;
    border: 0;
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  :host([elder]) .link {
    min-height: 60px;
  }
  .wide {
    width: 100%;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin: 14px 0 0;
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  a.button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: var(--y-tap);
    padding: 6px 20px;
    border: 1px solid var(--y-ink);
    border-radius: var(--y-radius);
    font-weight: 600;
    text-decoration: none;
  }
`
