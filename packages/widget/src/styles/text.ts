import { css } from 'lit'

/** Headings, paragraphs, sections between hairlines, tags, and lists without marks. */
export const text = css`
  h2,
  h3,
  h4 {
    margin: 0;
    font-size: 1.19em;
    line-height: 1.4;
    font-weight: 600;
  }
  h4 {
    font-size: 1em;
  }
  p {
    margin: 6px 0;
  }
  .prose {
    white-space: pre-line;
  }
  .plain {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .part {
    margin-top: 24px;
    padding-top: 18px;
    border-top: 1px solid var(--y-line);
  }
  .part > h3 {
    font-size: 1.05em;
    margin-bottom: 8px;
  }
  .tag {
    display: inline-block;
    padding: 2px 8px;
    border: 1px solid currentColor;
    border-radius: 3px;
    font-size: calc(var(--y-size) * 0.8);
    font-weight: 600;
    line-height: 1.5;
    color: var(--y-ink-2);
  }
  .official {
    color: var(--y-official);
  }
  .done {
    color: var(--y-done);
  }
  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .help {
    margin-top: 16px;
    padding: 12px 14px;
    border-inline-start: 3px solid var(--y-ink);
    background: var(--y-paper);
  }
  .help b {
    white-space: nowrap;
  }
`
