import { html, type TemplateResult } from 'lit'

/** What stands where something could not be read: what happened, and a way to try again. */
export function failedState(sentence: string, retry: { label: string; act: () => void }): TemplateResult {
  return html`<p class="quiet" role="alert">${sentence}</p>
    <button @click=${retry.act}>${retry.label}</button>`
}
