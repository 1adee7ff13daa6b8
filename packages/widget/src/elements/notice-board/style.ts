import { type CSSResult, css } from 'lit'
import { tokens } from '../../tokens.ts'

/** How the board looks. */
export const boardStyles: CSSResult[] = [
  tokens,
  css`
    .sheet::before {
      content: '';
      display: block;
      border-top: 2px solid var(--y-official);
      margin-bottom: 14px;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 2px 12px;
      padding: 14px 0;
      border-top: 1px solid var(--y-line);
    }
    li:first-child {
      border: 0;
      padding-top: 2px;
    }
    li > :nth-child(2n) {
      text-align: end;
    }
    li a {
      font-weight: 600;
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
    b {
      font-weight: 600;
      color: var(--y-ink-2);
    }
    .running {
      color: var(--y-official);
    }
    .done {
      color: var(--y-done);
    }
    .link {
      border: 0;
      padding: 0;
      font-weight: 400;
    }
  `,
]
