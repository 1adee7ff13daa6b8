import { css, html, nothing, type TemplateResult } from 'lit'

/** What stands where there is nothing yet: what would be here, and what somebody can do about it. */
export function emptyState(title: string, invitation: string, action?: TemplateResult): TemplateResult {
  return html`<div class="empty">
    <p><b>${title}</b></p>
    <p class="quiet">${invitation}</p>
    ${action ?? nothing}
  </div>`
}

export const emptyStateStyle = css`
  .empty {
    padding: 28px 12px;
    text-align: center;
  }
  .empty button {
    margin-top: 10px;
  }
`
