import { css, html, nothing, type TemplateResult } from 'lit'

/** One of several, none of them chosen for anybody. */
export interface Choices<T extends string> {
  /** Name of the group, unique in its element. */
  name: string
  /** The question, which names the group for those who hear it. */
  legend: string | TemplateResult
  options: readonly { value: T; label: string; hint?: string }[]
  chosen: T | undefined
  /** Id of the sentence that says what is missing, where something is. */
  fault?: string | undefined
  choose(value: T): void
}

/** Radio buttons as large lines. */
export function choices<T extends string>(of: Choices<T>): TemplateResult {
  return html`<fieldset aria-describedby=${of.fault ?? nothing}>
    <legend>${of.legend}</legend>
    <div class="choices">
      ${of.options.map(
        ({ value, label, hint }) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${of.name}
              .value=${value}
              .checked=${of.chosen === value}
              @change=${() => of.choose(value)}
            />
            <span>${label}${hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
          </label>`,
      )}
    </div>
  </fieldset>`
}

export const choicesStyle = css`
  .choices {
    display: grid;
    gap: 10px;
    margin: 12px 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 14px;
    min-height: calc(var(--y-tap) + 10px);
    padding: 6px 16px;
    border: 1.5px solid var(--y-line);
    border-radius: var(--y-radius);
    font-weight: 600;
    cursor: pointer;
  }
  .choice:focus-within {
    border-color: var(--y-ink);
  }
  .choice input[type='radio'] {
    appearance: none;
    -webkit-appearance: none;
    width: 24px;
    height: 24px;
    border: 1.5px solid var(--y-ink-3);
    border-radius: 50%;
  }
  .choice input[type='radio']:checked {
    border: 7px solid var(--y-ink);
  }
`
