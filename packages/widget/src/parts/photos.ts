import type { AttachmentView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'

/** Pictures, two beside each other; each opens whole. `caption` names what they have in common, 整治前 3月18日. */
export function photos(
  pictures: readonly AttachmentView[],
  server: string,
  caption = '',
): TemplateResult | typeof nothing {
  if (!pictures.length) return nothing
  return html`<div class="photos">
    ${pictures.map(
      ({ url, alt, width, height }) =>
        html`<figure>
          <a href=${server + url}
            ><img
              src=${server + url}
              alt=${alt}
              width=${width ?? nothing}
              height=${height ?? nothing}
              loading="lazy"
              decoding="async"
          /></a>
          ${caption ? html`<figcaption>${caption}</figcaption>` : nothing}
        </figure>`,
    )}
  </div>`
}

export const photosStyle = css`
  .photos {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
    margin: 12px 0;
  }
  .photos figure {
    position: relative;
    margin: 0;
    overflow: hidden;
    border-radius: 4px;
    background: var(--y-line);
  }
  .photos a {
    display: block;
  }
  .photos img {
    display: block;
    width: 100%;
    height: auto;
    aspect-ratio: 4/3;
    object-fit: cover;
  }
  .photos figcaption {
    padding: 4px 8px;
    background: var(--y-sheet);
    font-size: 0.8em;
    color: var(--y-ink-2);
  }
`
