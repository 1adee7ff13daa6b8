import { html, nothing, type TemplateResult } from 'lit'
import { paragraphs } from '../../parts/paragraphs.ts'
import type { ProposeWords } from '../propose.ts'

/** One line of the check page. */
export interface Line {
  label: string
  value: string
  /** The screen on which it is changed; null where there is nothing to choose. */
  step: string | null
}

/** The last look: everything once more, each with a way to change it. */
export interface CheckStep {
  words: ProposeWords
  lines: readonly Line[]
  change(step: string): void
}

export function checkStep({ words, lines, change }: CheckStep): TemplateResult {
  return html`<dl>
      ${lines.map(
        ({ label, value, step }) =>
          html`<div>
            <dt>
              ${label}
              ${
                step
                  ? html`<button
                    type="button"
                    class="link"
                    aria-label=${words.editWhat(label)}
                    @click=${() => change(step)}
                  >
                    ${words.edit}
                  </button>`
                  : nothing
              }
            </dt>
            <dd>${value ? paragraphs(value) : html`<span class="quiet">${words.none}</span>`}</dd>
          </div>`,
      )}
    </dl>
    <p class="small quiet">${words.publicHint}</p>`
}

/** What stands there once it has arrived. */
export interface Done {
  words: ProposeWords
  title: string
  href: string
  steps: readonly string[]
  /** The text to share, where it could not be copied. */
  shared: string
  open(event: Event): void
  /** Undefined: it is not for sharing. */
  share: (() => void) | undefined
  again(): void
}

export function done({ words, title, href, steps, shared, open, share, again }: Done): TemplateResult {
  return html`<span class="tag done">${words.doneTag}</span>
    <h2 id="step" tabindex="-1">${words.doneTitle}</h2>
    <p class="arrived">${title}</p>
    <ol>
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    <div class="row">
      <a class="button primary" href=${href} @click=${open}>${words.see}</a>
      ${share ? html`<button @click=${share}>${words.share}</button>` : nothing}
      <button @click=${again}>${words.another}</button>
    </div>
    ${shared ? html`<p class="small">${shared}</p>` : nothing}`
}
