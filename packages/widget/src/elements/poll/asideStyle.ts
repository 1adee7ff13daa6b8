import { css } from 'lit'

/** How a mandate and several ballots at once look, beside the rest of a poll. */
export const asideStyle = css`
  .door {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 130px), 1fr));
    gap: 0 12px;
    align-items: end;
  }
  .one {
    padding: 6px 0 10px;
    border-top: 1px solid var(--y-line);
  }
  .side .choices {
    grid-template-columns: repeat(auto-fit, minmax(96px, 1fr));
    gap: 6px;
  }
  .side .choice {
    gap: 6px;
    padding: 6px;
    white-space: nowrap;
  }
`
