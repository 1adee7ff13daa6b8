import { css } from 'lit'

const dark = css`
  --y-paper: var(--yishi-paper, #14171a);
  --y-ink-3: var(--yishi-ink-3, #9aa0a5);
  --y-wash: var(--yishi-official-wash, #33211d);
  --y-done-wash: var(--yishi-done-wash, #1c2c25);
`

/** What the board does without: the quieter tones, the washes, and the face of marks and titles. */
export const tones = css`
  :host {
    --y-gap: 16px;
    --y-paper: var(--yishi-paper, #fbfaf6);
    --y-ink-3: var(--yishi-ink-3, #6a7077);
    --y-wash: var(--yishi-official-wash, #fbeee9);
    --y-done-wash: var(--yishi-done-wash, #eaf3ee);
    --y-title: var(--yishi-title-font, 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, serif);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  :host([elder]) {
    --y-gap: 22px;
  }
  @media (prefers-contrast: more) {
    :host(:not([theme='contrast'])) {
      --y-ink-3: var(--y-ink);
    }
  }
  :host([theme='contrast']) {
    --y-ink-3: var(--y-ink);
  }
`
