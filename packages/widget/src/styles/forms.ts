import { css } from 'lit'

/** Fields with their labels, hints and errors. */
export const forms = css`
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .field {
    margin: 14px 0 0;
  }
  .field > label {
    display: block;
    font-weight: 600;
    margin-bottom: 4px;
  }
  .hint {
    display: block;
    color: var(--y-ink-2);
    font-size: 0.86em;
    font-weight: 400;
  }
  input:not([type='checkbox'], [type='radio']),
  textarea,
  select {
    width: 100%;
    min-height: var(--y-tap);
    padding: 8px 12px;
    border: 1px solid var(--y-ink-3);
    border-radius: var(--y-radius);
    background: var(--y-sheet);
    color: inherit;
    font: inherit;
  }
  textarea {
    min-height: 6.5em;
    resize: vertical;
  }
  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    width: 22px;
    height: 22px;
    margin: 0;
    accent-color: var(--y-ink);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: var(--y-tap);
    margin: 10px 0 0;
  }
  [aria-invalid='true'] {
    border-color: var(--y-official);
    border-width: 2px;
  }
  .refusal {
    color: var(--y-official);
    margin: 8px 0 0;
  }
  .refusal::before {
    content: '! ';
    font-weight: 700;
  }
  .told:not(:empty) {
    color: var(--y-done);
    margin: 12px 0 0;
  }
  .told:empty {
    margin: 0;
  }
`
