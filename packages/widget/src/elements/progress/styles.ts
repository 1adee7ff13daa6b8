import { css } from 'lit'

/** How the work looks, beyond what all elements share. */
export const progressStyle = css`
  .steps > li {
    display: grid;
    grid-template-columns: 22px 1fr auto;
    gap: 0 8px;
    padding: 8px 0;
  }
  .steps > li > :nth-child(n + 4) {
    grid-column: 1 / -1;
  }
  .steps > li + li {
    border-top: 1px solid var(--y-line);
  }
  .step {
    font-weight: 700;
  }
  .who,
  .why {
    display: block;
  }
  .when {
    text-align: end;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 12px;
    padding: 8px 0;
  }
  .line + .line {
    border-top: 1px solid var(--y-line);
  }
  .why {
    flex-basis: 100%;
  }
  .form {
    margin-top: 14px;
  }
  .mean {
    font: 600 1.9em/1 var(--y-title);
    margin-inline-end: 2px;
  }
  .bars li {
    display: grid;
    grid-template-columns: 4.5em 1fr 2.5em;
    align-items: center;
    gap: 8px;
    text-align: end;
  }
  .bars .meter {
    margin: 0;
  }
  .stars .choice {
    margin-top: 8px;
    min-height: var(--y-tap);
  }
  .drawn {
    color: var(--y-official);
    letter-spacing: 0.1em;
    white-space: nowrap;
  }
  .reopened {
    margin-bottom: 12px;
  }
`
