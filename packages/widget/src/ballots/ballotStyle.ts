import { css } from 'lit'

/** How the forms beside yes, no and abstain look. Boxes look like the radio buttons, with corners. */
export const ballotStyle = css`
  .choices button.choice {
    width: 100%;
    justify-content: space-between;
    text-align: start;
  }
  .choice input[type='checkbox'] {
    appearance: none;
    -webkit-appearance: none;
    display: grid;
    place-content: center;
    width: 24px;
    height: 24px;
    border: 1.5px solid var(--y-ink-3);
    border-radius: 4px;
  }
  .choice input[type='checkbox']:checked {
    border-color: var(--y-ink);
    background: var(--y-ink);
  }
  .choice input[type='checkbox']:checked::before {
    content: '';
    width: 6px;
    height: 12px;
    margin-top: -3px;
    border: solid var(--y-sheet);
    border-width: 0 3px 3px 0;
    transform: rotate(45deg);
  }
  @media (forced-colors: active) {
    .choice input {
      appearance: auto;
      -webkit-appearance: auto;
    }
  }
  .scored {
    margin-top: 16px;
  }
  .stars {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 4px;
    margin-top: 8px;
  }
  .stars label.choice {
    flex-direction: column;
    justify-content: center;
    gap: 2px;
    padding: 6px 2px;
    font-size: 1.05em;
  }
  .large .stars {
    grid-template-columns: 1fr;
    gap: 10px;
    margin: 0;
  }
  .tally li {
    margin: 14px 0;
  }
  .tally .won {
    font-weight: 600;
  }
  .tally .meter {
    margin-bottom: 0;
  }
  .lot p:first-child {
    margin-top: 0;
  }
  .wide-table {
    overflow-x: auto;
  }
  .wide-table td,
  .wide-table th {
    padding-inline-end: 14px;
    white-space: nowrap;
  }
  .wide-table th:first-child {
    min-width: 6em;
    white-space: normal;
  }
  .option {
    margin-top: 14px;
  }
  .option .quiet {
    display: block;
    font-size: 0.8em;
    font-weight: 400;
  }
  .rank {
    list-style: none;
    margin: 12px 0;
    padding: 0;
    border-top: 2px solid var(--y-ink);
  }
  .rank li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 8px 0;
    border-bottom: 1px solid var(--y-line);
  }
  .nth {
    flex: none;
    min-width: 1.2em;
    font-family: var(--y-title);
    font-size: 1.3em;
    line-height: 1;
    text-align: center;
  }
  .rank .name {
    flex: 1 1 8em;
    min-width: 0;
    font-weight: 600;
  }
  .moves {
    display: flex;
    gap: 6px;
    margin-inline-start: auto;
  }
  .moves button {
    width: var(--y-tap);
    min-height: var(--y-tap);
    padding: 0;
    font-size: 1.1em;
    line-height: 1;
  }
`
