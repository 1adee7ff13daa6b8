import { css } from 'lit'

/** How the wizard looks, beyond what all elements share. */
export const proposeStyle = css`
  h2 {
    margin: 2px 0 4px;
  }
  .tel {
    white-space: nowrap;
  }
  h2:focus-visible {
    outline: 0;
  }
  .step {
    display: flex;
    align-items: center;
    gap: 10px;
    margin: 0;
  }
  .step svg {
    flex: 1;
    max-width: 160px;
    height: 3px;
  }
  .step .whole {
    fill: var(--y-line);
  }
  .step .part {
    fill: var(--y-ink);
  }
  fieldset .hint {
    font-weight: 400;
  }
  .choices {
    margin: 10px 0;
  }
  .choice:has(:checked) {
    border-color: var(--y-ink);
  }
  .way {
    margin-top: 16px;
    padding-top: 16px;
    border-top: 1px solid var(--y-line);
  }
  .way h3 {
    font-size: 1.05em;
  }
  .call {
    font-size: 1.3em;
    font-weight: 600;
    margin: 4px 0;
  }
  dl {
    margin: 10px 0;
  }
  dl > div {
    padding: 10px 0;
    border-top: 1px solid var(--y-line);
  }
  dl > div:first-child {
    border: 0;
  }
  dt {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 12px;
    color: var(--y-ink-2);
    font-size: 0.86em;
  }
  dt .link {
    min-width: var(--y-tap);
    min-height: var(--y-tap);
    margin: -10px 0;
    text-align: end;
    color: var(--y-ink);
    font-size: 1em;
  }
  dd {
    margin: 2px 0 0;
  }
  dd p {
    margin: 2px 0;
  }
  .arrived {
    font-family: var(--y-title);
    font-size: 1.25em;
    font-weight: 600;
  }
  ol {
    margin: 8px 0;
    padding-inline-start: 1.4em;
  }
  ol li {
    margin: 6px 0;
  }
  .track {
    max-width: 420px;
  }
  yishi-sign-in {
    margin-top: 16px;
    padding-top: 16px;
    border-top: 1px solid var(--y-line);
  }
  .write {
    margin: 18px 0 0;
  }
  :host([elder]) .write {
    position: sticky;
    bottom: 0;
    margin: 18px -18px -20px;
    padding: 10px 18px max(10px, env(safe-area-inset-bottom));
    border-top: 2px solid var(--y-ink);
    border-radius: 0 0 var(--y-radius) var(--y-radius);
    background: var(--y-sheet);
    color: var(--y-ink);
    font-size: 1em;
  }
  :host([elder]) .write a {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    font-weight: 600;
    white-space: nowrap;
  }
`
