import { css } from 'lit'

/*
 * What a site may set is called `--yishi-*` and is inherited from anywhere on its page; what the elements use is called
 * `--y-*` and is theirs alone. Text takes the site's own font, marks and notice titles a Song face.
 */
const dark = css`
  --y-sheet: var(--yishi-sheet, #1b1f23);
  --y-ink: var(--yishi-ink, #eceae4);
  --y-ink-2: var(--yishi-ink-2, #b0b3b4);
  --y-line: var(--yishi-line, #30353a);
  --y-official: var(--yishi-official, #ef8a72);
  --y-done: var(--yishi-done, #7cc6a2);
  --y-focus: var(--yishi-focus, #8ab8ff);
  color-scheme: dark;
`

/** Nothing quieter than the text itself. */
const contrast = css`
  --y-ink-2: var(--y-ink);
  --y-line: var(--y-ink);
`

/** The colours and sizes of every element, light and dark, and the few shapes that the board is made of; `tones` has the rest. */
export const tokens = css`
  :host {
    --y-sheet: var(--yishi-sheet, #fff);
    --y-ink: var(--yishi-ink, #1d2126);
    --y-ink-2: var(--yishi-ink-2, #565c64);
    --y-line: var(--yishi-line, #e4e0d6);
    --y-official: var(--yishi-official, #b5341f);
    --y-done: var(--yishi-done, #2f6a4f);
    --y-focus: var(--yishi-focus, #1f5fbf);
    --y-size: var(--yishi-size, max(16px, 1rem));
    --y-tap: 44px;
    --y-radius: var(--yishi-radius, 6px);
    display: block;
    color-scheme: light;
    color: var(--y-ink);
    font-family: var(--yishi-font, inherit);
    font-size: var(--y-size);
    line-height: 1.65;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    text-align: start;
  }
  :host([elder]) {
    --y-size: var(--yishi-elder-size, max(23px, 1.45rem));
    line-height: 1.55;
    --y-tap: 64px;
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
    :host(:not([theme='contrast'])) {
      ${contrast}
    }
  }
  :host([theme='contrast']) {
    ${contrast}
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
