import type { PostingView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatInstant } from '../../format/date.ts'
import type { NoticeWords } from '../notice.ts'

/** Where the notice hung, with the picture that proves it. */
export function postings(
  list: readonly PostingView[],
  words: NoticeWords,
  from: { lang: string; server: string },
): TemplateResult {
  return html`<section class="part" part="postings">
    <h3>${words.postings}</h3>
    ${
      list.length
        ? html`<ul class="plain postings">
          ${list.map((posting) => line(posting, words, from))}
        </ul>`
        : html`<p class="quiet">${words.noPostings}</p>`
    }
  </section>`
}

function line(
  { place, postedAt, takenDownAt, photo }: PostingView,
  words: NoticeWords,
  { lang, server }: { lang: string; server: string },
): TemplateResult {
  return html`<li>
    ${
      photo
        ? html`<a href=${server + photo.url}><img src=${server + photo.url} alt=${photo.alt} loading="lazy" decoding="async" /></a>`
        : html`<i></i>`
    }
    <span>
      <b>${place}</b><br />
      <span class="quiet small"
        >${words.postedAt(formatInstant(postedAt, lang))}${
          takenDownAt ? html` · ${words.takenDownAt(formatInstant(takenDownAt, lang))}` : nothing
        }</span
      >
    </span>
  </li>`
}

export const postingsStyle = css`
  .postings li {
    display: grid;
    grid-template-columns: 72px 1fr;
    gap: 12px;
    align-items: center;
    padding: 8px 0;
  }
  .postings img,
  .postings i {
    display: block;
    width: 72px;
    height: 54px;
    object-fit: cover;
    border-radius: 4px;
    background: var(--y-line);
  }
  .postings b {
    font-weight: 600;
  }
`
