import { html, nothing, type TemplateResult } from 'lit'

/** A field with its label, a hint, and the error that belongs to it. */
export interface Field {
  /** Unique in its element; also what `focusOn('#…')` finds. */
  id: string
  label: string
  hint?: string
  value: string
  /** What is wrong with it; empty: nothing. */
  error?: string
  /** How many lines; 1 is a single-line field. */
  lines?: number
  type?: string
  most?: number
  required?: boolean
  /** What a browser may fill in: `one-time-code`, `current-password`, `off` … */
  autocomplete?: AutoFill
  /** Which keyboard a phone shows. */
  inputmode?: 'numeric' | 'tel' | 'text'
  input(event: Event): void
}

/** A text field or area. What is wrong stands under it and is said with it. */
export function field({
  id,
  label,
  hint,
  value,
  error,
  lines = 1,
  type = 'text',
  most,
  required = false,
  autocomplete,
  inputmode,
  input,
}: Field): TemplateResult {
  const described =
    [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || nothing
  const invalid = error ? 'true' : nothing
  return html`<div class="field">
    <label for=${id}>${label}${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}</label>
    ${
      lines > 1
        ? html`<textarea id=${id} rows=${lines} maxlength=${most ?? nothing} ?required=${required} aria-describedby=${described} aria-invalid=${invalid} .value=${value} @input=${input}></textarea>`
        : html`<input id=${id} type=${type} maxlength=${most ?? nothing} autocomplete=${autocomplete ?? nothing} inputmode=${inputmode ?? nothing} ?required=${required} aria-describedby=${described} aria-invalid=${invalid} .value=${value} @input=${input} />`
    }
    ${error ? html`<p class="refusal" id="${id}-error" role="alert">${error}</p>` : nothing}
  </div>`
}
