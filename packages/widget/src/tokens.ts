import { css } from 'lit'

/*
 * What a site may set is called `--yishi-*` and is inherited from anywhere on its page; what the elements use is called
 * `--y-*` and is theirs alone. Text takes the site's own font, marks and notice titles a Song face.
 */
const dark = css`
  --y-paper: var(--yishi-paper, #14171a);
  --y-sheet: var(--yishi-sheet, #1b1f23);
  --y-ink: var(--yishi-ink, #eceae4);
  --y-ink-2: var(--yishi-ink-2, #b0b3b4);
  --y-ink-3: var(--yishi-ink-3, #9aa0a5);
  --y-line: var(--yishi-line, #30353a);
  --y-official: var(--yishi-official, #ef8a72);
  --y-wash: var(--yishi-official-wash, #33211d);
  --y-done: var(--yishi-done, #7cc6a2);
  --y-done-wash: var(--yishi-done-wash, #1c2c25);
  --y-focus: var(--yishi-focus, #8ab8ff);
  color-scheme: dark;
`

/** Colours, sizes and fonts, light and dark, and the few shapes that every element is made of. */
export const tokens = css`
  :host {
    --y-paper: var(--yishi-paper, #fbfaf6);
    --y-sheet: var(--yishi-sheet, #fff);
    --y-ink: var(--yishi-ink, #1d2126);
    --y-ink-2: var(--yishi-ink-2, #565c64);
    --y-ink-3: var(--yishi-ink-3, #6a7077);
    --y-line: var(--yishi-line, #e4e0d6);
    --y-official: var(--yishi-official, #b5341f);
    --y-wash: var(--yishi-official-wash, #fbeee9);
    --y-done: var(--yishi-done, #2f6a4f);
    --y-done-wash: var(--yishi-done-wash, #eaf3ee);
    --y-focus: var(--yishi-focus, #1f5fbf);
    --y-size: var(--yishi-size, max(16px, 1rem));
    --y-lead: 1.65;
    --y-tap: 44px;
    --y-gap: 16px;
    --y-radius: var(--yishi-radius, 6px);
    --y-title: var(--yishi-title-font, 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, serif);
    display: block;
    color-scheme: light;
    color: var(--y-ink);
    font-family: var(--yishi-font, inherit);
    font-size: var(--y-size);
    line-height: var(--y-lead);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    text-align: start;
  }
  :host([elder]) {
    --y-size: var(--yishi-elder-size, max(23px, 1.45rem));
    --y-lead: 1.55;
    --y-tap: 64px;
    --y-gap: 22px;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  @media (prefers-contrast: more) {
    :host {
      --y-ink-2: var(--y-ink);
      --y-ink-3: var(--y-ink);
      --y-line: var(--y-ink-2);
    }
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  .sheet {
    background: var(--y-sheet);
    border: 1px solid var(--y-line);
    border-radius: var(--y-radius);
    padding: 20px 18px;
  }
  .quiet {
    color: var(--y-ink-2);
  }
  .small {
    font-size: 0.86em;
  }
  a {
    color: inherit;
  }
  :host([aria-busy]) .sheet {
    opacity: 0.6;
  }
  button {
    font: inherit;
    font-weight: 600;
    line-height: 1.3;
    min-height: var(--y-tap);
    padding: 6px 20px;
    border: 1px solid var(--y-ink);
    border-radius: var(--y-radius);
    background: none;
    color: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--y-focus);
    outline-offset: 2px;
  }
`
