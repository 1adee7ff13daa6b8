import { html, type TemplateResult } from 'lit'

/** A text as people wrote it: one paragraph a line. */
export function paragraphs(text: string): TemplateResult[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => html`<p>${line.trim()}</p>`)
}
