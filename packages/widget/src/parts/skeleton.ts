import { css, html, type TemplateResult } from 'lit'

/** Lines where text will stand, while it is read; heard as the sentence. */
export function skeleton(sentence: string, lines = 4): TemplateResult {
  return html`<div class="skeleton" role="status">
    <span class="vh">${sentence}</span>${Array.from({ length: lines }, () => html`<i></i>`)}
  </div>`
}

export const skeletonStyle = css`
  .skeleton {
    display: grid;
    gap: 14px;
    padding: 8px 0;
  }
  .skeleton i {
    height: 14px;
    border-radius: 3px;
    background: var(--y-line);
    opacity: 0.7;
  }
  .skeleton i:first-of-type {
    width: 60%;
    height: 20px;
  }
  .skeleton i:last-child {
    width: 40%;
  }
`
