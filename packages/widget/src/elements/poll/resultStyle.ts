import { css } from 'lit'

/** How a result looks, beside the rest of a poll. */
export const resultStyle = css`
  .result + .result,
  .strict {
    margin-top: 22px;
    padding-top: 16px;
    border-top: 1px solid var(--y-line);
  }
  .result h3 {
    margin-top: 8px;
  }
  .series ol {
    margin: 6px 0;
    padding-inline-start: 1.4em;
  }
  table {
    width: 100%;
    margin: 14px 0;
    border-collapse: collapse;
    font-size: 0.92em;
  }
  th,
  td {
    padding: 6px 0;
    border-top: 1px solid var(--y-line);
    text-align: end;
    font-weight: 400;
  }
  thead th {
    border: 0;
    color: var(--y-ink-2);
    font-size: 0.9em;
  }
  th:first-child {
    text-align: start;
  }
  .figures table {
    table-layout: fixed;
  }
  .figures th,
  .figures td {
    padding-inline-start: 10px;
    vertical-align: top;
  }
  .figures th:first-child {
    width: 34%;
    padding-inline-start: 0;
  }
  .changed th,
  .changed td {
    font-weight: 600;
  }
`
