import { css } from 'lit'

/** What checking a ballot adds to the common styles. */
export const receiptStyle = css`
  .outcome {
    margin: var(--y-gap) 0;
    padding: 12px 14px;
    border-inline-start: 4px solid var(--y-ink-3);
    background: var(--y-paper);
  }
  .outcome.good {
    border-color: var(--y-done);
    background: var(--y-done-wash);
  }
  .good h3,
  h3.good {
    color: var(--y-done);
  }
  .outcome.bad {
    border-color: var(--y-official);
    background: var(--y-wash);
  }
  .bad h3,
  h3.bad {
    color: var(--y-official);
  }
  dl {
    margin: 12px 0;
  }
  dt {
    color: var(--y-ink-2);
    font-size: max(0.86em, calc(var(--y-size) * 0.8));
  }
  dd {
    margin: 0 0 10px;
  }
  .line {
    display: block;
  }
  .own {
    margin: var(--y-gap) 0;
    padding: 12px 0 0;
    border-top: 1px solid var(--y-line);
  }
  details {
    border-top: 1px solid var(--y-line);
  }
  form + .file {
    margin-top: 24px;
  }
  summary {
    display: flex;
    align-items: center;
    min-height: var(--y-tap);
    font-weight: 600;
    cursor: pointer;
  }
  summary::before {
    content: '›';
    width: 1.2em;
    font-weight: 400;
  }
  details[open] > summary::before {
    transform: rotate(90deg);
    transform-origin: 30% 55%;
  }
  progress {
    width: 100%;
    height: 12px;
    accent-color: var(--y-done);
  }
  section button {
    margin-top: 8px;
  }
  details ul {
    margin: 0 0 14px;
  }
  .outcome ul {
    margin: 0;
  }
  ul {
    padding-inline-start: 1.2em;
  }
  li {
    margin: 6px 0;
  }
`
